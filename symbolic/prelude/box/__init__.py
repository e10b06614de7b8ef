"""Dicts whose items are attributes, at any depth. https://github.com/cdgriffith/Box"""
import json

from _pylib import unknown
from _shapelint import is_unknown


class BoxError(Exception): pass
class BoxKeyError(BoxError, KeyError, AttributeError): pass
class BoxTypeError(BoxError, TypeError): pass
class BoxValueError(BoxError, ValueError): pass
class BoxWarning(UserWarning): pass


_OPTIONS = {"default_box": False, "default_box_attr": None, "frozen_box": False, "box_dots": False, "conversion_box": True,
            "camel_killer_box": False, "box_intact_types": (), "default_box_none_transform": True, "default_box_no_key_error": False,
            "modify_tuples_box": False, "box_safe_prefix": "x", "box_duplicates": "ignore", "box_recast": None, "box_class": None,
            "default_box_create_on_get": True, "box_namespace": (), "default_box_attr_none": None}


def _safe(name):
    """A key as it is written as an attribute."""
    return "".join([c if c.isalnum() else "_" for c in name])


class Box(dict):
    def __init__(self, *args, **kwargs):
        super().__init__()
        options = {name: kwargs.pop(name, default) for name, default in _OPTIONS.items()}
        object.__setattr__(self, "_options", {**options, "frozen_box": False})
        for name, value in dict(*args, **kwargs).items():
            self[name] = value
        object.__setattr__(self, "_options", options)

    def _set(self, name):
        return self._options[name]

    def _held(self, value):
        if isinstance(value, Box) or isinstance(value, tuple(self._set("box_intact_types"))):
            return value
        if isinstance(value, dict):
            return type(self)(value, **self._options)
        if type(value) is list:
            return BoxList(value, **self._options)
        return value

    def _key(self, name):
        """The key that an attribute means."""
        if name in self or not self._set("conversion_box"):
            return name
        for key in self:
            if isinstance(key, str) and _safe(key) == name:
                return key
        return name

    def __setitem__(self, name, value):
        if self._set("frozen_box"):
            raise BoxError("Box is frozen")
        if self._set("camel_killer_box"):
            name = unknown("str")
        if self._set("box_dots") and isinstance(name, str) and "." in name:
            first, _, rest = name.partition(".")
            if first not in self:
                self[first] = {}
            self[first][rest] = value
        else:
            super().__setitem__(name, self._held(value))

    def __setattr__(self, name, value):
        self[self._key(name)] = value

    def __getitem__(self, name):
        if name in self:
            return super().__getitem__(name)
        if self._set("box_dots") and isinstance(name, str) and "." in name:
            first, _, rest = name.partition(".")
            return self[first][rest]
        if self._set("default_box"):
            return self._default(name)
        raise BoxKeyError(name)

    def _default(self, name):
        of = self._set("default_box_attr")
        if of is None:
            made = type(self)(**self._options)
        else:
            made = of() if callable(of) else of
        super().__setitem__(name, made)
        return made

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        key = self._key(name)
        if key in self or self._set("default_box"):
            return self[key]
        raise BoxKeyError(f"'Box' object has no attribute {name!r}")

    def __delitem__(self, name):
        if self._set("frozen_box"):
            raise BoxError("Box is frozen")
        super().__delitem__(name)

    def __delattr__(self, name):
        del self[self._key(name)]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, *args, **kwargs):
        for name, value in dict(*args, **kwargs).items():
            self[name] = value

    def merge_update(self, *args, **kwargs):
        for name, value in dict(*args, **kwargs).items():
            if isinstance(value, dict) and name in self and isinstance(self[name], dict):
                self[name].merge_update(value)
            else:
                self[name] = value

    def __add__(self, other):
        made = self.copy()
        made.merge_update(other)
        return made

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made

    def copy(self):
        return type(self)(dict(self), **self._options)

    def to_dict(self):
        return {k: _plain(v) for k, v in self.items()}

    def to_json(self, filename=None, **kwargs):
        return unknown("str")

    to_yaml = to_toml = to_json

    @classmethod
    def from_json(cls, json_string=None, filename=None, encoding="utf-8", errors="strict", **kwargs):
        return cls._read(json.loads(_text(json_string, filename)), kwargs)

    @classmethod
    def from_yaml(cls, yaml_string=None, filename=None, encoding="utf-8", errors="strict", **kwargs):
        import yaml
        return cls._read(yaml.safe_load(_text(yaml_string, filename)), kwargs)

    @classmethod
    def from_toml(cls, toml_string=None, filename=None, encoding="utf-8", errors="strict", **kwargs):
        import tomllib
        return cls._read(tomllib.loads(_text(toml_string, filename)), kwargs)

    @classmethod
    def _read(cls, found, options):
        return unknown("") if is_unknown(found) else cls(found, **options)


def _text(given, filename):
    if filename is None:
        return given
    with open(filename) as f:
        return f.read()


class BoxList(list):
    def __init__(self, iterable=(), **options):
        options.pop("box_class", None)
        super().__init__([_boxed(v, options) for v in iterable])
        self._options = options

    def append(self, value):
        super().append(_boxed(value, self._options))

    def extend(self, values):
        for value in values:
            self.append(value)

    def __setitem__(self, index, value):
        super().__setitem__(index, _boxed(value, self._options))

    def to_list(self):
        return [_plain(v) for v in self]


def _boxed(value, options):
    if type(value) is dict:
        return Box(value, **options)
    return BoxList(value, **options) if type(value) is list else value


def _plain(value):
    if isinstance(value, Box):
        return value.to_dict()
    if isinstance(value, BoxList):
        return value.to_list()
    return type(value)([_plain(v) for v in value]) if type(value) is tuple else value


class ConfigBox(Box):
    def _converted(self, item, default, convert):
        if item not in self:
            if default is None:
                raise BoxKeyError(item)
            return default
        return convert(self[item])

    def int(self, item, default=None):
        return self._converted(item, default, int)

    def float(self, item, default=None):
        return self._converted(item, default, float)

    def bool(self, item, default=None):
        return unknown("bool")

    def list(self, item, default=None, spliter=",", strip=True, mod=None):
        return unknown("list")


class DDBox(Box):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"default_box": True, "box_dots": True, **kwargs})


def box_from_file(file, *args, **kwargs):
    return unknown("")


def __getattr__(name):
    return unknown("")
