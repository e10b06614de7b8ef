import yaml

MISSING = "???"


class _Missing: pass


def _wrap(v):
    if isinstance(v, DictConfig) or isinstance(v, ListConfig):
        return v
    if isinstance(v, dict):
        return DictConfig(v)
    if isinstance(v, (list, tuple)):
        return ListConfig([_wrap(x) for x in v])
    return v


class DictConfig:
    def __init__(self, content=None, **kw):
        data = {}
        if content is not None:
            for k in content:
                data[k] = _wrap(content[k])
        object.__setattr__(self, "_content", data)

    def _read(self, key, v):
        if isinstance(v, str) and v.startswith("${") and v.endswith("}") and ":" not in v:
            found = OmegaConf.select(self._root(), v[2:-1])
            return v if found is None else found
        return v

    def _root(self):
        parent = self.__dict__.get("_parent")
        return self if parent is None else parent._root()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self._content:
            v = self._content[name]
            if isinstance(v, DictConfig):
                object.__setattr__(v, "_parent", self)
            return self._read(name, v)
        raise AttributeError("Missing key " + name)

    def __setattr__(self, name, value):
        self._content[name] = _wrap(value)

    def __getitem__(self, key):
        v = self._content[key]
        if isinstance(v, DictConfig):
            object.__setattr__(v, "_parent", self)
        return self._read(key, v)

    def __setitem__(self, key, value):
        self._content[key] = _wrap(value)

    def __delitem__(self, key):
        del self._content[key]

    def __contains__(self, key): return key in self._content
    def __iter__(self): return iter(self._content)
    def __len__(self): return len(self._content)
    def keys(self): return self._content.keys()
    def values(self): return [self[k] for k in self._content]
    def items(self): return [(k, self[k]) for k in self._content]
    def get(self, key, default=None): return self[key] if key in self._content else default
    def pop(self, key, *default): return self._content.pop(key, *default)
    def copy(self): return DictConfig(self._content)

    def update(self, other):
        for k in other:
            self[k] = other[k]

    def __eq__(self, other):
        return OmegaConf.to_container(self) == (OmegaConf.to_container(other) if isinstance(other, DictConfig) else other)


class ListConfig(list):
    pass


class OmegaConf:
    @staticmethod
    def create(obj=None, flags=None):
        if isinstance(obj, str):
            obj = yaml.safe_load(obj)
        return _wrap({} if obj is None else obj)

    @staticmethod
    def load(file_):
        if isinstance(file_, str) or hasattr(file_, "_path"):
            with open(file_) as f:
                return _wrap(yaml.safe_load(f))
        return _wrap(yaml.safe_load(file_))

    @staticmethod
    def merge(*configs):
        out = DictConfig()
        for c in configs:
            _merge(out, _wrap(c))
        return out

    @staticmethod
    def from_cli(args_list=None):
        return DictConfig()

    @staticmethod
    def from_dotlist(dotlist):
        out = DictConfig()
        for item in dotlist:
            key, _, text = item.partition("=")
            OmegaConf.update(out, key, yaml.safe_load(text))
        return out

    @staticmethod
    def structured(obj, parent=None, flags=None):
        import dataclasses
        instance = obj() if isinstance(obj, type) else obj
        return _wrap(dataclasses.asdict(instance))

    @staticmethod
    def to_container(cfg, *, resolve=False, throw_on_missing=False, **kw):
        if isinstance(cfg, DictConfig):
            return {k: OmegaConf.to_container(cfg[k], resolve=resolve) for k in cfg}
        if isinstance(cfg, ListConfig):
            return [OmegaConf.to_container(v, resolve=resolve) for v in cfg]
        return cfg

    to_object = to_container

    @staticmethod
    def select(cfg, key, *, default=None, **kw):
        for part in key.split("."):
            if not isinstance(cfg, DictConfig) or part not in cfg:
                return default
            cfg = cfg[part]
        return cfg

    @staticmethod
    def update(cfg, key, value=None, **kw):
        parts = key.split(".")
        for part in parts[:-1]:
            if part not in cfg:
                cfg[part] = {}
            cfg = cfg[part]
        cfg[parts[-1]] = value

    @staticmethod
    def to_yaml(cfg, **kw): return yaml.dump(cfg)
    @staticmethod
    def save(config, f, resolve=False): pass
    @staticmethod
    def set_struct(conf, value): pass
    @staticmethod
    def set_readonly(conf, value): pass
    @staticmethod
    def resolve(cfg): pass
    @staticmethod
    def register_new_resolver(name, resolver, **kw): pass
    @staticmethod
    def is_config(obj): return isinstance(obj, (DictConfig, ListConfig))
    @staticmethod
    def is_dict(obj): return isinstance(obj, DictConfig)
    @staticmethod
    def is_list(obj): return isinstance(obj, ListConfig)
    @staticmethod
    def is_missing(cfg, key): return cfg[key] == "???"


def _merge(out, c):
    for k in c:
        v = c._content[k]
        if k in out and isinstance(v, DictConfig) and isinstance(out._content[k], DictConfig):
            _merge(out._content[k], v)
        else:
            out._content[k] = DictConfig(v._content) if isinstance(v, DictConfig) else v


def open_dict(config):
    import contextlib
    return contextlib.nullcontext(config)


read_write = open_dict
