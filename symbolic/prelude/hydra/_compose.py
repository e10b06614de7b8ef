"""Composition of a configuration from the files that its defaults lists name. https://hydra.cc/docs/advanced/defaults_list/"""
from hydra.core.config_store import ConfigStore
from omegaconf import MISSING, DictConfig, OmegaConf, _merge
from _pylib import load_omega, read_file, unknown
from _shapelint import is_unknown


def compose(folder, name, overrides):
    if name is None or is_unknown(name) or is_unknown(folder) or is_unknown(overrides):
        return DictConfig() if name is None and folder is None else unknown("")
    composer = _Composer(folder)
    for o in overrides:
        composer.choose(o)
    composer.collect(_stem(name), "")
    out = DictConfig()
    if not composer.add(out, _stem(name), "", "", False):
        return unknown("")
    for key, text in composer.values:
        value = load_omega(text)
        OmegaConf.update(out, key, value, merge=False)
    for key in composer.dropped:
        parent, _, last = key.rpartition(".")
        node = OmegaConf.select(out, parent) if parent else out
        if isinstance(node, DictConfig):
            node.pop(last, None)
    return out


def _stem(name):
    for end in (".yaml", ".yml"):
        if name.endswith(end):
            return name[:-len(end)]
    return name


class _Composer:
    def __init__(self, folder):
        self.folder = folder
        self.chosen = {}
        self.values = []
        self.dropped = []
        self.depth = 0

    def choose(self, override):
        """Take an override of the command line: of a value, or of the option of a group."""
        key, _, text = override.partition("=")
        if key.startswith("~"):
            self.dropped.append(key[1:])
            return
        key = key.lstrip("+")
        if "." not in key and self.text(key + "/" + text) is not None:
            self.chosen[key] = text
        elif "/" in key or "@" in key:
            self.chosen[key] = text
        else:
            self.values.append((key, text))

    def text(self, path):
        """The text of a configuration file, None if there is none."""
        for end in (".yaml", ".yml"):
            text = read_file(path + end if self.folder is None else self.folder + "/" + path + end)
            if not is_unknown(text):
                return text
        return None

    def load(self, path):
        """The content of a configuration and the package that it asks for; (None, None) if it is not there."""
        text = self.text(path)
        if text is None:
            stored = ConfigStore.instance().load(path)
            return (None, None) if stored is None else (OmegaConf.create(stored[0]), stored[1])
        package = None
        for line in text.splitlines():
            if line.startswith("#") and "@package" in line:
                package = line.partition("@package")[2].strip()
            elif line.strip() and not line.startswith("#"):
                break
        content = OmegaConf.create(load_omega(text) or {})
        schema = ConfigStore.instance().load(path)
        if schema is not None and schema[0] is not None:
            merged = OmegaConf.create(schema[0])
            _merge(merged, content)
            content = merged
        return content, package

    def add(self, out, path, group, package, optional):
        """Merge a configuration with all that its defaults list names into out; False if a file is not there."""
        self.depth += 1
        done = self.depth < 20 and self._add(out, path, group, package, optional)
        self.depth -= 1
        return done

    def _add(self, out, path, group, package, optional):
        content, header = self.load(path)
        if is_unknown(content):
            return False
        if content is None:
            return optional
        if header is not None:
            package = _package(header, package, group)
        entries = []
        if "defaults" in content:
            entries = list(content.pop("defaults"))
        own = False
        for e in entries:
            if not is_unknown(e) and e == "_self_":
                own = True
                _place(out, package, content)
            elif not self.entry(out, e, group, package):
                return False
        if not own:
            _place(out, package, content)
        return True

    def collect(self, path, group):
        """Note the overrides in all defaults lists: they hold for entries before them, too."""
        self.depth += 1
        content, _ = self.load(path) if self.depth < 20 else (None, None)
        if isinstance(content, DictConfig) and "defaults" in content:
            for e in content["defaults"]:
                if isinstance(e, DictConfig):
                    self.collect_entry(e, group)
                elif not is_unknown(e) and e != "_self_":
                    inner = e[1:] if e.startswith("/") else _join(group, e, "/")
                    self.collect(_stem(inner), inner.rpartition("/")[0])
        self.depth -= 1

    def collect_entry(self, entry, group):
        for k, option in entry.items():
            override = k.startswith("override ")
            name = k.replace("override ", "").replace("optional ", "").strip()
            name = name[1:] if name.startswith("/") else _join(group, name, "/")
            if override:
                if name not in self.chosen:
                    self.chosen[name] = option
                continue
            name = name.partition("@")[0]
            option = self.chosen.get(name, option)
            if isinstance(option, str) and "${" not in option:
                self.collect(name + "/" + _stem(option), name)

    def entry(self, out, entry, group, package):
        if is_unknown(entry):
            return False
        if isinstance(entry, str):  # a file of the same folder
            path = entry[1:] if entry.startswith("/") else _join(group, entry, "/")
            return self.add(out, _stem(path), path.rpartition("/")[0], package, False)
        for key, option in entry.items():
            if key.startswith("override "):
                continue
            optional = key.startswith("optional ")
            if optional:
                key = key[9:].strip()
            key, _, place = key.partition("@")
            absolute = key.startswith("/")
            name = key[1:] if absolute else _join(group, key, "/")
            if name.startswith("hydra/"):
                continue
            for k in (name, name + "@" + place):
                if k in self.chosen:
                    option = self.chosen[k]
            if is_unknown(option) or isinstance(option, str) and "${" in option:
                return False
            if place:
                inner = _package(place, package, name)
            else:
                inner = name.replace("/", ".") if absolute else _join(package, key.replace("/", "."), ".")
            if option is None:
                if "." not in inner and inner not in out._content:
                    out._content[inner] = MISSING  # the user may choose one
                continue
            options = option if not isinstance(option, str) and hasattr(option, "__len__") else [option]
            for o in options:
                if not self.add(out, name + "/" + _stem(str(o)), name, inner, optional):
                    return False
        return True


def _join(a, b, sep):
    return a + sep + b if a and b else a or b


def _package(text, package, group):
    text = text.replace("_group_", group.replace("/", ".")).replace("_name_", "")
    if text == "_global_":
        return ""
    if text.startswith("_global_."):
        return text[9:]
    if text == "_here_":
        return package
    if text.startswith("_here_."):
        return _join(package, text[7:], ".")
    return text if "_global_" not in text else ""


def _place(out, package, content):
    if package == "":
        _merge(out, content)
        return
    outer = content
    for part in reversed(package.split(".")):
        outer = DictConfig({part: outer})
    _merge(out, outer)
