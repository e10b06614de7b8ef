"""Objects of dataclasses from mappings. https://github.com/konradhalas/dacite"""
import dataclasses

from _pylib import unknown
from _shapelint import is_unknown
from _typed import Reader, bare, is_optional, type_of


class DaciteError(Exception): pass
class DaciteFieldError(DaciteError): pass
class WrongTypeError(DaciteFieldError): pass
class MissingValueError(DaciteFieldError): pass
class UnionMatchError(WrongTypeError): pass
class StrictUnionMatchError(DaciteFieldError): pass
class ForwardReferenceError(DaciteError): pass
class UnexpectedDataError(DaciteError): pass


@dataclasses.dataclass
class Config:
    _complete_ = True
    type_hooks: dict = dataclasses.field(default_factory=dict)
    cast: list = dataclasses.field(default_factory=list)
    forward_references: object = None
    check_types: bool = True
    strict: bool = False
    strict_unions_match: bool = False
    allow_missing_fields_as_none: bool = False
    convert_key: object = None


class _Reader(Reader):
    converts = False

    def __init__(self, config):
        self.config = config

    def make(self, cls, mapping):
        return _make(cls, mapping, self)

    def read(self, annotation, value):
        plain = bare(annotation)[0]
        for kind, hook in self.config.type_hooks.items():
            if plain is kind:
                return hook(value)
        value = super().read(annotation, value)
        for kind in self.config.cast:
            if isinstance(plain, type) and isinstance(kind, type) and issubclass(plain, kind) and value is not None:
                return plain(value)
        if self.config.check_types and _is_other(plain, value):
            raise WrongTypeError(f"wrong value type: should be {plain.__name__!r}")
        return value


def _is_other(annotation, value):
    """Whether a value surely is none of the type: only of the plainest it is known."""
    if is_unknown(value) or annotation not in (int, float, str, bool) or not isinstance(value, (int, float, str, list, tuple, dict)):
        return False
    return not isinstance(value, (int, float) if annotation is float else annotation)


def _make(cls, data, reader):
    if is_unknown(data):
        return unknown("")
    config = reader.config
    fields = [f for f in dataclasses.fields(cls)]
    keys = {f.name: f.name if config.convert_key is None else config.convert_key(f.name) for f in fields}
    if config.strict and any([key not in keys.values() for key in data]):
        raise UnexpectedDataError("can not match the data to any data class field")
    values, later = {}, {}
    for f in fields:
        if keys[f.name] in data:
            (values if f.init else later)[f.name] = reader.read(type_of(cls, f.name), data[keys[f.name]])
        elif f.init and f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING:
            if not is_optional(type_of(cls, f.name)) and not config.allow_missing_fields_as_none:
                raise MissingValueError(f"missing value for field {f.name!r}")
            values[f.name] = None
    made = cls(**values)
    for name, value in later.items():
        object.__setattr__(made, name, value)
    return made


def from_dict(data_class, data, config=None):
    return _make(data_class, data, _Reader(Config() if config is None else config))


def __getattr__(name):
    return unknown("")
