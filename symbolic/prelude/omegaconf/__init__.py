"""Configurations of nested dicts and lists whose values refer to each other. https://omegaconf.readthedocs.io"""
import dataclasses
from collections.abc import MutableMapping, MutableSequence

from _pylib import load_omega, unknown
from _shapelint import is_number, is_unknown

MISSING = "???"

_resolvers = {}


class OmegaConfBaseException(Exception):
    pass


class ConfigKeyError(OmegaConfBaseException, KeyError):
    pass


class ConfigAttributeError(OmegaConfBaseException, AttributeError):
    pass


class MissingMandatoryValue(OmegaConfBaseException):
    pass


class ValidationError(OmegaConfBaseException, ValueError):
    pass


def _wrap(v, parent=None):
    if is_unknown(v):
        return v
    if isinstance(v, (DictConfig, ListConfig)):
        v = _copy(v) if v._parent is not None and v._parent is not parent else v
        object.__setattr__(v, "_parent", parent)
        return v
    if isinstance(v, dict):
        return DictConfig(v, parent)
    if isinstance(v, (list, tuple)):
        return ListConfig(v, parent)
    if dataclasses.is_dataclass(v):
        return _structured(v, parent)
    return v


def _structured(obj, parent=None):
    values = {}
    cls = obj if isinstance(obj, type) else type(obj)
    for f in dataclasses.fields(cls):
        if not isinstance(obj, type):
            values[f.name] = getattr(obj, f.name)
        elif f.default is not dataclasses.MISSING:
            values[f.name] = f.default
        elif f.default_factory is not dataclasses.MISSING:
            values[f.name] = f.default_factory()
        else:
            values[f.name] = MISSING
    made = DictConfig(values, parent)
    object.__setattr__(made, "_type", cls)
    return made


def _copy(node):
    if isinstance(node, DictConfig):
        made = DictConfig(node._content)
        object.__setattr__(made, "_type", node._type)
        return made
    return ListConfig(node._content)


class Container:
    def _read(self, v):
        if is_unknown(v) or not isinstance(v, str):
            return v
        if v == MISSING:
            return unknown("")  # only the user knows
        return _interpolate(self, v) if "${" in v else v

    def _root(self):
        return self if self._parent is None else self._parent._root()

    def __len__(self):
        return len(self._content)


class DictConfig(Container, MutableMapping):
    def __init__(self, content=None, parent=None, **kw):
        object.__setattr__(self, "_parent", parent if isinstance(parent, Container) else None)
        object.__setattr__(self, "_type", None)
        object.__setattr__(self, "_content", {})
        if content is not None:
            source = content._content if isinstance(content, DictConfig) else content
            for k, v in source.items():
                self._content[k] = _wrap(v, self)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self._content:
            return self._read(self._content[name])
        raise ConfigAttributeError("Missing key " + name)

    def __setattr__(self, name, value):
        self._content[name] = _wrap(value, self)

    def __delattr__(self, name):
        del self._content[name]

    def __getitem__(self, key):
        if key in self._content:
            return self._read(self._content[key])
        raise ConfigKeyError("Missing key " + str(key))

    def __setitem__(self, key, value):
        self._content[key] = _wrap(value, self)

    def __delitem__(self, key):
        del self._content[key]

    def __contains__(self, key):
        return key in self._content and not _is_missing(self._content[key])

    def __iter__(self):
        return iter(self._content)

    def keys(self):
        return self._content.keys()

    def values(self):
        return [self[k] for k in self._content]

    def items(self):
        return [(k, self[k]) for k in self._content]

    def items_ex(self, resolve=True, keys=None):
        return [(k, self[k] if resolve else self._content[k]) for k in self._content if keys is None or k in keys]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        if key not in self._content:
            return self._content.pop(key, *default)
        v = self[key]
        del self._content[key]
        return v

    def copy(self):
        return _copy(self)

    def update(self, other=(), **kw):
        pairs = other.items() if hasattr(other, "items") else other
        for k, v in pairs:
            self[k] = v
        for k, v in kw.items():
            self[k] = v

    def merge_with(self, *others):
        for other in others:
            _merge(self, _wrap(other))

    def __eq__(self, other):
        return OmegaConf.to_container(self, resolve=True) == (OmegaConf.to_container(other, resolve=True) if isinstance(other, DictConfig) else other)

    def __deepcopy__(self, memo):
        return _copy(self)

    def __copy__(self):
        return _copy(self)


class ListConfig(Container, MutableSequence):
    def __init__(self, content=None, parent=None, **kw):
        self._parent = parent if isinstance(parent, Container) else None
        self._content = []
        if content is not None:
            source = content._content if isinstance(content, ListConfig) else content
            self._content = [_wrap(v, self) for v in source]

    def __getitem__(self, index):
        if isinstance(index, slice):
            return ListConfig([self._read(v) for v in self._content[index]])
        return self._read(self._content[index])

    def __setitem__(self, index, value):
        self._content[index] = _wrap(value, self)

    def __delitem__(self, index):
        del self._content[index]

    def __iter__(self):
        return iter([self._read(v) for v in self._content])

    def __contains__(self, item):
        return item in [self._read(v) for v in self._content]

    def append(self, item):
        self._content.append(_wrap(item, self))

    def extend(self, items):
        for v in items:
            self.append(v)

    def insert(self, index, item):
        self._content.insert(index, _wrap(item, self))

    def pop(self, index=-1):
        return self._read(self._content.pop(index))

    def remove(self, item):
        self._content.remove(item)

    def index(self, item, start=0, stop=None):
        return [self._read(v) for v in self._content].index(item)

    def count(self, item):
        return [self._read(v) for v in self._content].count(item)

    def copy(self):
        return _copy(self)

    def sort(self, key=None, reverse=False):
        self._content.sort(key=key, reverse=reverse)

    def get(self, index, default=None):
        return self[index] if index < len(self._content) else default

    def __add__(self, other):
        return ListConfig(list(self) + list(other))

    def __radd__(self, other):
        return ListConfig(list(other) + list(self))

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __eq__(self, other):
        return OmegaConf.to_container(self, resolve=True) == (OmegaConf.to_container(other, resolve=True) if isinstance(other, ListConfig) else list(other))

    def __deepcopy__(self, memo):
        return _copy(self)

    def __copy__(self):
        return _copy(self)


def _is_missing(v):
    return not is_unknown(v) and isinstance(v, str) and v == MISSING


def _closing(text, start):
    """Where the brace is that closes the one before start; -1 if it is left open."""
    depth = 1
    for i in range(start, len(text)):
        if text[i] == "{":
            depth += 1
        elif text[i] == "}":
            depth -= 1
            if depth == 0:
                return i
    return -1


def _interpolate(container, text):
    """What a text with references means: the value itself where it is one reference and nothing else."""
    start = text.find("${")
    end = _closing(text, start + 2)
    if end < 0:
        return text
    value = _reference(container, text[start + 2:end])
    if start == 0 and end == len(text) - 1:
        return value
    rest = text[end + 1:]
    if "${" in rest:
        rest = _interpolate(container, rest)
    return text[:start] + str(value) + str(rest)


def _reference(container, inner):
    name, colon, args = inner.partition(":")
    if colon and "${" not in name:
        return _resolve(container, name.strip(), _split(args))
    if "${" in inner:
        inner = _interpolate(container, inner)
        if is_unknown(inner):
            return inner
    path = inner.strip().lstrip(".")
    ups = len(inner.strip()) - len(path)
    node = container._root() if ups == 0 else container
    for _ in range(ups - 1):
        node = node._parent
        if node is None:
            return unknown("")
    return OmegaConf.select(node, path, default=unknown(""))


def _split(args):
    """The arguments of a resolver, which commas outside of quotes, braces and brackets part."""
    out = []
    depth = 0
    begin = 0
    quote = None
    for i in range(len(args)):
        if quote is not None:
            if args[i] == quote:
                quote = None
        elif args[i] in "'\"":
            quote = args[i]
        elif args[i] in "{[(":
            depth += 1
        elif args[i] in "}])":
            depth -= 1
        elif args[i] == "," and depth == 0:
            out.append(args[begin:i])
            begin = i + 1
    if args[begin:].strip() or out:
        out.append(args[begin:])
    return out


def _argument(container, text):
    """One argument of a resolver: what is quoted is a text, whatever its interpolations give."""
    if "${" not in text:
        return load_omega(text)
    quoted = len(text) > 1 and text[0] in "'\"" and text[-1] == text[0]
    found = _interpolate(container, text[1:-1] if quoted else text)
    return str(found) if quoted else found


def _resolve(container, name, args):
    values = [_argument(container, a.strip()) for a in args]
    if name in _resolvers:
        return _resolvers[name](*values)
    if name == "oc.select":
        return OmegaConf.select(container._root(), args[0].strip(), default=values[1] if len(values) > 1 else None)
    if name == "oc.create":
        return OmegaConf.create(values[0])
    if name == "oc.decode" and isinstance(values[0], str):
        return load_omega(values[0])
    if name in ("oc.dict.keys", "oc.dict.values"):
        found = OmegaConf.select(container._root(), args[0].strip())
        if isinstance(found, DictConfig):
            return ListConfig(list(found.keys() if name == "oc.dict.keys" else found.values()))
    return unknown("")  # the environment, the time, or a resolver that is not known


def _merge(out, c):
    if is_unknown(c):
        return
    if isinstance(c, ListConfig) or isinstance(out, ListConfig):
        out._content = [_wrap(v, out) for v in c._content]
        return
    for k, v in c._content.items():
        old = out._content[k] if k in out._content else None
        if is_unknown(v):
            out._content[k] = v
        elif isinstance(v, DictConfig) and isinstance(old, DictConfig):
            _merge(old, v)
        elif _is_missing(v) and k in out._content:
            pass
        else:
            out._content[k] = _wrap(_of_type(old, v), out)


def _of_type(old, v):
    """A value that replaces another: text from the command line is read as a number where one was."""
    if isinstance(v, str) and "${" not in v and v != MISSING:
        if type(old) is int:
            return int(v)
        if type(old) is float:
            return float(v)
    return _copy(v) if isinstance(v, (DictConfig, ListConfig)) else v


def _plain(v):
    if isinstance(v, DictConfig):
        return {k: _plain(x) for k, x in v._content.items()}
    if isinstance(v, ListConfig):
        return [_plain(x) for x in v._content]
    return v


def _resolved(v):
    if isinstance(v, DictConfig):
        return {k: _resolved(v[k]) for k in v._content}
    if isinstance(v, ListConfig):
        return [_resolved(x) for x in v]
    return v


class OmegaConf:
    @staticmethod
    def create(obj=None, parent=None, flags=None):
        if isinstance(obj, str):
            obj = load_omega(obj)
        if isinstance(obj, (DictConfig, ListConfig)):
            return _copy(obj)
        return _wrap({} if obj is None else obj)

    @staticmethod
    def load(file_):
        if isinstance(file_, str) or hasattr(file_, "_path"):
            with open(file_) as f:
                return OmegaConf.create(load_omega(f))
        return OmegaConf.create(load_omega(file_))

    @staticmethod
    def merge(*configs):
        out = None
        for c in configs:
            if is_unknown(c):
                return c
            c = OmegaConf.create(c)
            if is_unknown(c):
                return c
            if out is None:
                out = c
            else:
                _merge(out, c)
        return out

    unsafe_merge = merge

    @staticmethod
    def from_cli(args_list=None):
        return OmegaConf.from_dotlist(args_list or [])

    @staticmethod
    def from_dotlist(dotlist):
        if is_unknown(dotlist) or not is_number(len(dotlist)):
            return unknown("")
        out = DictConfig()
        for item in dotlist:
            key, _, text = item.partition("=")
            OmegaConf.update(out, key, load_omega(text))
        return out

    @staticmethod
    def structured(obj, parent=None, flags=None):
        if dataclasses.is_dataclass(obj):
            return _structured(obj)
        return unknown("")

    @staticmethod
    def to_container(cfg, *, resolve=False, throw_on_missing=False, enum_to_str=False, structured_config_mode=None):
        return _resolved(cfg) if resolve else _plain(cfg)

    @staticmethod
    def to_object(cfg):
        if isinstance(cfg, DictConfig):
            values = {k: OmegaConf.to_object(cfg[k]) for k in cfg._content}
            return values if cfg._type is None else cfg._type(**values)
        if isinstance(cfg, ListConfig):
            return [OmegaConf.to_object(v) for v in cfg]
        return cfg

    @staticmethod
    def select(cfg, key, *, default=None, throw_on_resolution_failure=True, throw_on_missing=False):
        for part in key.replace("[", ".").replace("]", "").split("."):
            if is_unknown(cfg):
                return cfg
            if isinstance(cfg, ListConfig) and part.isdigit() and int(part) < len(cfg):
                cfg = cfg[int(part)]
            elif isinstance(cfg, DictConfig) and part in cfg:
                cfg = cfg[part]
            elif isinstance(cfg, DictConfig) and part.isdigit() and int(part) in cfg:
                cfg = cfg[int(part)]
            else:
                return default
        return cfg

    @staticmethod
    def update(cfg, key, value=None, *, merge=True, force_add=False):
        parts = key.replace("[", ".").replace("]", "").split(".")
        for part in parts[:-1]:
            if isinstance(cfg, ListConfig):
                cfg = cfg[int(part)]
                continue
            if part not in cfg:
                cfg[part] = {}
            cfg = cfg[part]
        last = parts[-1]
        if isinstance(cfg, ListConfig):
            cfg[int(last)] = value
        elif merge and isinstance(value, (dict, DictConfig)) and last in cfg and isinstance(cfg[last], DictConfig):
            _merge(cfg[last], OmegaConf.create(value))
        else:
            cfg[last] = value

    @staticmethod
    def masked_copy(conf, keys):
        return DictConfig({k: v for k, v in conf._content.items() if k in keys})

    @staticmethod
    def missing_keys(cfg):
        return unknown("set")

    @staticmethod
    def resolve(cfg):
        if isinstance(cfg, DictConfig):
            for k in list(cfg._content):
                cfg._content[k] = _wrap(cfg[k], cfg)
                OmegaConf.resolve(cfg._content[k])
        elif isinstance(cfg, ListConfig):
            cfg._content = [_wrap(v, cfg) for v in cfg]
            for v in cfg._content:
                OmegaConf.resolve(v)

    @staticmethod
    def register_new_resolver(name, resolver, *, replace=False, use_cache=False):
        _resolvers[name] = resolver

    @staticmethod
    def register_resolver(name, resolver):
        _resolvers[name] = resolver

    @staticmethod
    def has_resolver(name):
        return name in _resolvers or name.startswith("oc.")

    @staticmethod
    def clear_resolvers():
        _resolvers.clear()

    @staticmethod
    def get_type(obj, key=None):
        node = obj if key is None else obj[key]
        if isinstance(node, DictConfig):
            return node._type or dict
        return list if isinstance(node, ListConfig) else type(node)

    @staticmethod
    def to_yaml(cfg, **kw):
        return unknown("str")

    @staticmethod
    def save(config, f, resolve=False):
        pass

    @staticmethod
    def set_struct(conf, value):
        pass

    @staticmethod
    def set_readonly(conf, value):
        pass

    @staticmethod
    def is_struct(conf):
        return unknown("bool")

    @staticmethod
    def is_readonly(conf):
        return unknown("bool")

    @staticmethod
    def is_config(obj):
        return isinstance(obj, Container)

    @staticmethod
    def is_dict(obj):
        return isinstance(obj, DictConfig)

    @staticmethod
    def is_list(obj):
        return isinstance(obj, ListConfig)

    @staticmethod
    def is_missing(cfg, key):
        return _is_missing(cfg._content[key])

    @staticmethod
    def is_interpolation(node, key=None):
        v = node if key is None else node._content[key]
        return isinstance(v, str) and "${" in v


def open_dict(config):
    import contextlib
    return contextlib.nullcontext(config)


read_write = open_dict


def II(interpolation):
    return "${" + interpolation + "}"


def SI(interpolation):
    return interpolation
