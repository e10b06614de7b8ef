"""Models: classes whose annotated fields are given by name. https://docs.pydantic.dev"""
import dataclasses as _dataclasses
from copy import deepcopy
from inspect import signature
from typing import get_args
from _apps import given
from _pylib import unknown
from _shapelint import is_unknown

_MISSING = _dataclasses.MISSING


class ValidationError(ValueError):
    pass


class FieldInfo:
    def __init__(self, default, default_factory, alias, init_var):
        self.default = default
        self.default_factory = default_factory
        self.alias = alias


def Field(default=_MISSING, *, default_factory=None, alias=None, validation_alias=None, **kw):
    if default is ...:
        default = _MISSING
    return FieldInfo(default, default_factory, alias if validation_alias is None else validation_alias, None)


def PrivateAttr(default=None, *, default_factory=None, **kw):
    return FieldInfo(default, default_factory, None, None)


def _fields(cls):
    found = {}
    for base in reversed(cls.__mro__):
        for name, annotation in base.__dict__.get("__annotations__", {}).items():
            found[name] = (annotation, base.__dict__.get(name, _MISSING))
    return found


def _read(annotation, value):
    """A value as pydantic reads it: text as a number, a dict as a model."""
    if is_unknown(value) or is_unknown(annotation):
        return value
    if annotation is int and isinstance(value, str):
        return int(value)
    if annotation is float and isinstance(value, (str, int)):
        return float(value)
    if isinstance(annotation, type) and isinstance(value, dict) and issubclass(annotation, BaseModel):
        return annotation(**value)
    if isinstance(value, (list, tuple, dict)):
        return _read_parts(annotation, value)
    return value


def _read_parts(annotation, value):
    """A container as its annotation wants the parts, where that can be told."""
    args = [a for a in get_args(annotation) if a is not type(None) and a is not None]
    if len(args) == 1 and isinstance(value, dict):  # Optional[Model]
        return _read(args[0], value)
    mappings = any(isinstance(v, dict) for v in (value.values() if isinstance(value, dict) else value))
    if isinstance(annotation, type) and not mappings:
        return value
    return unknown("")


class BaseModel:
    model_config = {}
    # Required fields that nobody gives are the user's (settings), not an error.
    _asks = False

    def __init__(self, **data):
        cls = type(self)
        checked = []
        for base in cls.__mro__:
            for name, member in base.__dict__.items():
                if isinstance(member, _Check):
                    checked.append(member)
        for check in checked:
            if check.mode == "before" and check.fields is None:
                data = unknown("dict")
        if is_unknown(data):
            return self._unknown()
        for name, (annotation, default) in _fields(cls).items():
            if name == "model_config":
                continue
            alias = default.alias if isinstance(default, FieldInfo) and isinstance(default.alias, str) else name
            if alias in data or name in data:
                value = _read(annotation, data[alias] if alias in data else data[name])
            elif isinstance(default, FieldInfo):
                if default.default_factory is not None:
                    value = default.default_factory()
                else:
                    value = default.default
            else:
                value = default
            if value is _MISSING:
                if not self._asks and not _optional(annotation):
                    raise ValidationError(f"1 validation error for {cls.__name__}: {name}: Field required")
                value = given(annotation)
            if value is default and isinstance(value, (list, dict, BaseModel)):
                value = deepcopy(value)
            for check in checked:
                if check.fields is not None and (name in check.fields or "*" in check.fields):
                    value = unknown("")
            object.__setattr__(self, name, value)
        for name, value in data.items():
            if name not in self.__dict__ and self._keeps_extra():
                object.__setattr__(self, name, value)
        for check in checked:
            if check.fields is None and check.mode == "after":
                if len(signature(check.function).parameters) > 1:
                    check.function(self, unknown(""))
                else:
                    check.function(self)
        if hasattr(self, "model_post_init"):
            self.model_post_init(None)

    def _unknown(self):
        for name in _fields(type(self)):
            object.__setattr__(self, name, unknown(""))

    @classmethod
    def _keeps_extra(cls):
        config = cls.model_config
        extra = config.get("extra") if isinstance(config, dict) else None
        if extra is None and hasattr(cls, "Config"):
            extra = getattr(cls.Config, "extra", None)
        return extra is not None and (is_unknown(extra) or extra == "allow")

    @classmethod
    def model_validate(cls, obj, **kw):
        if isinstance(obj, cls) or is_unknown(obj):
            return obj
        return cls(**obj)

    parse_obj = model_validate

    @classmethod
    def model_construct(cls, _fields_set=None, **values):
        return cls(**values)

    construct = model_construct

    @classmethod
    def model_validate_json(cls, json_data, **kw):
        import json
        return cls.model_validate(json.loads(json_data))

    parse_raw = model_validate_json

    @classmethod
    def parse_file(cls, path, **kw):
        import json
        with open(path) as f:
            return cls.model_validate(json.load(f))

    def model_dump(self, *, include=None, exclude=None, by_alias=False, exclude_unset=False, exclude_none=False, **kw):
        if include is not None or by_alias or exclude_unset or exclude_none or kw.get("exclude_defaults"):
            return unknown("dict")
        return {n: _dumped(v) for n, v in self if not n.startswith("_") and (exclude is None or n not in exclude)}

    dict = model_dump

    def model_dump_json(self, **kw):
        return unknown("str")

    json = model_dump_json

    def model_copy(self, *, update=None, deep=False):
        values = {n: v for n, v in self}
        values.update(update or {})
        return type(self)(**values)

    copy = model_copy

    @classmethod
    def model_json_schema(cls, **kw):
        return unknown("dict")

    schema = model_json_schema

    def __iter__(self):
        names = [n for n in _fields(type(self)) if n != "model_config"]
        if self._keeps_extra():
            names += [n for n in self.__dict__ if n not in names and not n.startswith("_")]
        return iter([(n, getattr(self, n)) for n in names])

    def __eq__(self, other):
        return type(self) is type(other) and self.model_dump() == other.model_dump()


def _optional(annotation):
    # Only a plain type is known to demand a value, in every version.
    return annotation not in (int, float, str, bool)


def _dumped(v):
    if is_unknown(v):
        return v
    if isinstance(v, BaseModel):
        return v.model_dump()
    if isinstance(v, list):
        return [_dumped(x) for x in v]
    if isinstance(v, dict):
        return {k: _dumped(x) for k, x in v.items()}
    return v


class BaseSettings(BaseModel):
    _asks = True


class _Check:
    def __init__(self, function, fields, mode):
        self.function = function
        self.fields = fields
        self.mode = mode


def field_validator(*fields, mode="after", **kw):
    return lambda f: _Check(f, fields, mode)


def validator(*fields, pre=False, **kw):
    return lambda f: _Check(f, fields, "after")


def model_validator(*, mode="after"):
    return lambda f: _Check(f, None, mode)


def root_validator(*args, **kw):
    if args and callable(args[0]):
        return _Check(args[0], None, "before")
    return lambda f: _Check(f, None, "before")


def computed_field(func=None, **kw):
    return (lambda f: f) if func is None else func


def validate_call(func=None, **kw):
    return (lambda f: f) if func is None else func


validate_arguments = validate_call


def ConfigDict(**kw):
    return kw


def __getattr__(name):
    return unknown("")
