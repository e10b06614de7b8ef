"""Models: classes whose annotated fields are given by name. https://docs.pydantic.dev"""
import copy as _copy
import dataclasses as _dataclasses
from copy import deepcopy
from functools import cached_property
from inspect import signature
from typing import ClassVar
from _apps import given
from _pylib import unknown
from _shapelint import is_handled, is_unknown
from _typed import Reader as _Reader, Refused as _Refused, bare, type_of

_MISSING = _dataclasses.MISSING


class ValidationError(ValueError):
    pass


class FieldInfo:
    def __init__(self, default=_MISSING, default_factory=None, alias=None, validate_default=False, exclude=None):
        self.default = default
        self.default_factory = default_factory
        self.alias = alias
        self.validate_default = validate_default
        self.exclude = exclude


def Field(default=_MISSING, *, default_factory=None, alias=None, validation_alias=None, validate_default=False, exclude=None, **kw):
    if default is ...:
        default = _MISSING
    return FieldInfo(default, default_factory, alias if validation_alias is None else validation_alias, validate_default, exclude)


def PrivateAttr(default=None, *, default_factory=None, **kw):
    return FieldInfo(default, default_factory)


class AliasPath:
    def __init__(self, first, *path):
        self.path = (first, *path)


class AliasChoices:
    def __init__(self, first, *others):
        self.choices = (first, *others)


class _OfAnnotation:
    """A function in Annotated[type, ...] that makes the value."""
    def __init__(self, func, **kw):
        self.func = func


class BeforeValidator(_OfAnnotation): pass
class AfterValidator(_OfAnnotation): pass
class PlainValidator(_OfAnnotation): pass
class WrapValidator(_OfAnnotation): pass


class _Info:
    """What validators are told besides the value."""
    _in_part_ = True

    def __init__(self, data, field_name):
        self.data = data
        self.field_name = field_name
        self.context = None


class _ModelReader(_Reader):
    def is_made(self, cls):
        return issubclass(cls, BaseModel) or _dataclasses.is_dataclass(cls)

    def make(self, cls, mapping):
        return cls.model_validate(mapping) if issubclass(cls, BaseModel) else cls(**mapping)

    def annotated(self, annotation, said, value):
        functions = [s for s in said if isinstance(s, _OfAnnotation)]
        if any([is_unknown(s) for s in said]) or any([isinstance(s, WrapValidator) for s in functions]):
            return unknown("")
        for f in reversed(functions):
            if isinstance(f, BeforeValidator):
                value = f.func(value)
        for f in functions:
            if isinstance(f, PlainValidator):
                return f.func(value)
        value = self.read(annotation, value)
        for f in functions:
            if isinstance(f, AfterValidator):
                value = f.func(value)
        return value


_reader = _ModelReader()


def _fields(cls):
    """The annotation of each field by name, and what the class body assigns it."""
    found = {}
    for base in reversed(cls.__mro__):
        for name in base.__dict__.get("__annotations__", {}):
            annotation = type_of(base, name)
            if name != "model_config" and (annotation[0] if isinstance(annotation, tuple) else annotation) is not ClassVar:
                found[name] = (annotation, base.__dict__.get(name, _MISSING))
    return found


def _field_info(annotation, default):
    """What Field() says of a field, beside its annotation or in it."""
    if isinstance(default, FieldInfo):
        return default
    for said in bare(annotation)[1]:
        if isinstance(said, FieldInfo):
            return said if default is _MISSING else FieldInfo(default, None, said.alias, said.validate_default, said.exclude)
    return FieldInfo(default)


def _given_as(info, name, data, cls):
    """The value of a field in what is given."""
    alias = info.alias
    for one in alias.choices if isinstance(alias, AliasChoices) else (alias,):
        if isinstance(one, str) and one in data:
            return data[one]
        if isinstance(one, AliasPath):
            return unknown("")
    if name in data:
        return data[name]
    return unknown("") if is_unknown(alias) or cls._config("alias_generator") is not None else _MISSING


def _checks(cls, kinds):
    """The validators of a class: each name of a method is one, the last definition counts."""
    found = {}
    for base in reversed(cls.__mro__):
        for name, member in base.__dict__.items():
            if isinstance(member, _Check):
                found[name] = member
            elif name in found:
                del found[name]
    return [check for check in found.values() if (check.fields is None) == kinds]


def _guarded(make, *args):
    """Who waits for a ValidationError gets one for whatever a validator raises."""
    if not is_handled(ValidationError):
        return make(*args)
    refused = False
    try:
        made = make(*args)
    except (ValueError, AssertionError, _Refused):
        made, refused = None, True
    if refused:
        raise ValidationError("1 validation error")
    return made


class BaseModel:
    model_config = {}
    # Required fields that nobody gives are the user's (settings), not an error.
    _asks = False

    def __init__(self, **data):
        _guarded(self._validate, data)

    def _validate(self, data):
        cls = type(self)
        whole = _checks(cls, True)
        for check in whole:
            if check.mode == "before":
                data = check.call(cls, data)
            elif check.mode == "wrap":
                data = unknown("dict")
        if is_unknown(data):
            return self._unknown()
        of_fields = _checks(cls, False)
        known, taken = {}, []
        for name, (annotation, default) in _fields(cls).items():
            info = _field_info(annotation, default)
            value = _MISSING if name.startswith("_") else _given_as(info, name, data, cls)
            taken += [name, info.alias] if not isinstance(info.alias, AliasChoices) else [name, *info.alias.choices]
            if value is not _MISSING:
                value = _checked(cls, of_fields, name, annotation, value, known)
            else:
                value = self._default(info, name, annotation)
                if value is _MISSING:
                    continue
                if info.validate_default or any([check.always for check in of_fields]):
                    value = _checked(cls, of_fields, name, annotation, value, known)
            known[name] = value
            object.__setattr__(self, name, value)
        extra = cls._config("extra")
        for name, value in data.items():
            if name not in self.__dict__ and self._keeps_extra():
                object.__setattr__(self, name, value)
            elif extra == "forbid" and name not in taken:
                raise ValidationError(f"1 validation error for {cls.__name__}: {name}: Extra inputs are not permitted")
        self.model_post_init(None)
        for check in whole:
            if check.mode == "after":
                check.call_on(self)
            elif check.mode == "values":
                for name, value in check.call(cls, dict(known)).items():
                    object.__setattr__(self, name, value)

    def model_post_init(self, context):
        pass

    def _default(self, info, name, annotation):
        if info.default_factory is not None:
            return info.default_factory()
        value = info.default
        if value is _MISSING and not name.startswith("_"):
            if not self._asks and not _optional(annotation):
                raise ValidationError(f"1 validation error for {type(self).__name__}: {name}: Field required")
            return given(bare(annotation)[0])
        return deepcopy(value) if isinstance(value, (list, dict, BaseModel)) else value

    def _unknown(self):
        for name in _fields(type(self)):
            object.__setattr__(self, name, unknown(""))

    @classmethod
    def _config(cls, name):
        config = cls.model_config
        value = config.get(name) if isinstance(config, dict) else None
        return getattr(cls.Config, name, None) if value is None and hasattr(cls, "Config") else value

    @classmethod
    def _keeps_extra(cls):
        extra = cls._config("extra")
        return extra is not None and (is_unknown(extra) or extra == "allow")

    @classmethod
    def model_validate(cls, obj, **kw):
        if isinstance(obj, cls) or is_unknown(obj):
            return obj
        if not isinstance(obj, dict):
            return cls._of_object(obj)
        return cls(**obj)

    @classmethod
    def _of_object(cls, obj):
        """What a validator makes a mapping of, or something with attributes."""
        for check in _checks(cls, True):
            if check.mode == "before":
                obj = _guarded(check.call, cls, obj)
        if is_unknown(obj) or isinstance(obj, cls):
            return obj
        if not isinstance(obj, dict):
            if not cls._config("from_attributes"):
                raise ValidationError(f"1 validation error for {cls.__name__}: Input should be a valid dictionary")
            obj = {name: getattr(obj, name) for name in _fields(cls) if hasattr(obj, name)}
        made = cls.__new__(cls)
        made._unknown() if any([check.mode == "before" for check in _checks(cls, True)]) else made.__init__(**obj)
        return made

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
        cls = type(self)
        if by_alias or exclude_unset or kw.get("exclude_defaults") or isinstance(include, dict) or isinstance(exclude, dict):
            return unknown("dict")
        shown = [(n, v) for n, v in self] + [(n, getattr(self, n)) for n in _computed(cls)]
        found = {}
        serialized = _serialized(cls)
        if serialized is None:
            return unknown("dict")
        fields = _fields(cls)
        for n, v in shown:
            hidden = n in fields and _field_info(*fields[n]).exclude
            if n.startswith("_") or hidden or exclude is not None and n in exclude or include is not None and n not in include:
                continue
            if exclude_none and v is None:
                continue
            found[n] = unknown("") if n in serialized or "*" in serialized else _dumped(v, exclude_none)
        return found

    dict = model_dump

    def model_dump_json(self, **kw):
        return unknown("str")

    json = model_dump_json

    def model_copy(self, *, update=None, deep=False):
        made = deepcopy(self) if deep else _copy.copy(self)
        for name, value in (update or {}).items():
            object.__setattr__(made, name, value)
        return made

    copy = model_copy

    @classmethod
    def model_json_schema(cls, **kw):
        return unknown("dict")

    schema = model_json_schema

    def __iter__(self):
        names = [n for n in _fields(type(self)) if not n.startswith("_")]
        if self._keeps_extra():
            names += [n for n in self.__dict__ if n not in names and not n.startswith("_")]
        return iter([(n, getattr(self, n)) for n in names])

    def __eq__(self, other):
        return type(self) is type(other) and self.model_dump() == other.model_dump()


def _optional(annotation):
    # Only a plain type is known to demand a value, in every version.
    return bare(annotation)[0] not in (int, float, str, bool)


def _dumped(v, exclude_none=False):
    if is_unknown(v):
        return v
    if isinstance(v, BaseModel):
        return v.model_dump(exclude_none=exclude_none)
    if isinstance(v, (list, tuple)) and type(v) in (list, tuple):
        return type(v)([_dumped(x, exclude_none) for x in v])
    if isinstance(v, dict):
        return {k: _dumped(x, exclude_none) for k, x in v.items()}
    return _dataclasses.asdict(v) if _dataclasses.is_dataclass(v) and not isinstance(v, type) else v


def _computed(cls):
    """The properties that are dumped like fields."""
    return [name for base in reversed(cls.__mro__) for name, member in base.__dict__.items()
            if isinstance(member, (property, cached_property)) and hasattr(_getter(member), "_computed_field")]


def _getter(member):
    return member.fget if isinstance(member, property) else member.func


def _serialized(cls):
    """The fields that a class writes in a way of its own; None if it writes itself as a whole."""
    found = []
    for base in cls.__mro__:
        for member in base.__dict__.values():
            if isinstance(member, _Serializer):
                if not member.fields:
                    return None
                found.extend(member.fields)
    return found


class BaseSettings(BaseModel):
    _asks = True


class _Method:
    """A method that pydantic calls."""
    def __init__(self, function):
        self.function = function
        self.plain = function.__func__ if isinstance(function, (classmethod, staticmethod)) else function

    def __get__(self, obj, cls=None):
        return self.function.__get__(obj, cls)


class _Check(_Method):
    def __init__(self, function, fields, mode, always=False, each=False):
        super().__init__(function)
        self.fields = fields
        self.mode = mode
        self.always = always
        self.each = each

    def call(self, cls, value, *more, **named):
        """As a class method; what it does not ask for it does not get."""
        static = isinstance(self.function, staticmethod)
        wanted = list(signature(self.plain).parameters)[1 if static else 2:]
        more = more[:len([w for w in wanted if w not in named])]
        named = {name: v for name, v in named.items() if name in wanted}
        return self.plain(value, *more, **named) if static else self.plain(cls, value, *more, **named)

    def call_on(self, model):
        if isinstance(self.function, classmethod) or len(signature(self.plain).parameters) > 1:
            return unknown("")
        return self.plain(model)


def _checked(cls, checks, name, annotation, value, known):
    """What the validators of a field and its type make of a value."""
    checks = [check for check in checks if name in check.fields or "*" in check.fields]
    info = _Info(known, name)

    def read(value):
        try:
            return _reader.read(annotation, value)
        except _Refused:
            return _refuse(cls, name)
    for check in checks:
        if check.mode == "before" and not check.each:
            value = check.call(cls, value, info, values=known, field=info, config=cls.model_config)
    for check in checks:
        if check.mode == "plain":
            return check.call(cls, value, info)
        if check.mode == "wrap":
            return check.call(cls, value, read, info)
    value = read(value)
    for check in checks:
        if check.each:
            value = unknown("")
        elif check.mode == "after":
            value = check.call(cls, value, info, values=known, field=info, config=cls.model_config)
    return value


def _refuse(cls, name):
    raise ValidationError(f"1 validation error for {cls.__name__}: {name}")


def field_validator(*fields, mode="after", **kw):
    return lambda f: _Check(f, fields, mode)


def validator(*fields, pre=False, each_item=False, always=False, **kw):
    return lambda f: _Check(f, fields, "before" if pre else "after", always, each_item)


def model_validator(*, mode="after"):
    return lambda f: _Check(f, None, mode)


def root_validator(*args, pre=False, **kw):
    mode = "before" if pre else "values"
    return _Check(args[0], None, mode) if args and callable(args[0]) else lambda f: _Check(f, None, mode)


class _Serializer(_Method):
    def __init__(self, function, fields):
        super().__init__(function)
        self.fields = fields


def field_serializer(*fields, **kw):
    return lambda f: _Serializer(f, fields)


def model_serializer(func=None, **kw):
    return (lambda f: _Serializer(f, ())) if func is None else _Serializer(func, ())


def computed_field(func=None, **kw):
    def decorate(f):
        made = f if isinstance(f, (property, cached_property)) else property(f)
        _getter(made)._computed_field = True
        return made
    return decorate if func is None else decorate(func)


def validate_call(func=None, **kw):
    return (lambda f: f) if func is None else func


validate_arguments = validate_call


def ConfigDict(**kw):
    return kw


def __getattr__(name):
    return unknown("")
