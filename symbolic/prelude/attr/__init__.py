"""Classes whose fields are written in their body. https://www.attrs.org"""
import dataclasses
from _pylib import unknown

NOTHING = dataclasses.MISSING


class Factory:
    def __init__(self, factory, takes_self=False):
        self.factory = factory
        self.takes_self = takes_self


def field(*, default=NOTHING, validator=None, repr=True, eq=None, order=None, hash=None, init=True, metadata=None, type=None, converter=None,
          factory=None, kw_only=False, on_setattr=None, alias=None):
    if factory is not None:
        default = Factory(factory)
    made = dataclasses.Field(default, NOTHING, init, repr, hash, True, metadata, kw_only)
    if isinstance(default, Factory):
        made.default = NOTHING
        made.default_factory = unknown if default.takes_self else default.factory
    made.converter = converter
    made.alias = alias
    return made


def ib(default=NOTHING, validator=None, repr=True, cmp=None, hash=None, init=True, metadata=None, type=None, converter=None, factory=None,
       kw_only=False, eq=None, order=None, on_setattr=None, alias=None):
    return field(default=default, init=init, converter=converter, factory=factory, kw_only=kw_only, alias=alias)


attrib = ib


def _made(cls, init, frozen, kw_only):
    annotations = dict(cls.__dict__.get("__annotations__", {}))
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, dataclasses.Field) and name not in annotations:
            annotations[name] = object
    cls.__annotations__ = annotations
    converters = {}
    for name in annotations:
        value = cls.__dict__.get(name)
        if isinstance(value, Factory):
            value = field(default=value)
            setattr(cls, name, value)
        elif isinstance(value, (list, dict, set)):
            setattr(cls, name, field(factory=lambda value=value: value))
        if isinstance(value, dataclasses.Field) and getattr(value, "converter", None) is not None:
            converters[name] = value.converter
    made = dataclasses.dataclass(init=init, frozen=frozen, kw_only=kw_only)(cls)
    made.__attrs_attrs__ = tuple(made.__dataclass_fields__.values())
    if init:
        plain = made.__init__

        def __init__(self, *args, **kwargs):
            renamed = {}
            for k, v in kwargs.items():
                renamed["_" + k if k not in made.__dataclass_fields__ and "_" + k in made.__dataclass_fields__ else k] = v
            plain(self, *args, **renamed)
            for name, convert in converters.items():
                object.__setattr__(self, name, convert(getattr(self, name)))
            if hasattr(self, "__attrs_post_init__"):
                self.__attrs_post_init__()
        made.__init__ = __init__
    return made


def s(maybe_cls=None, these=None, repr_ns=None, repr=None, cmp=None, hash=None, init=None, slots=False, frozen=False, auto_attribs=False,
      kw_only=False, **kw):
    def decorate(cls):
        if not auto_attribs:
            cls.__annotations__ = {k: v for k, v in cls.__dict__.get("__annotations__", {}).items()
                                   if isinstance(cls.__dict__.get(k), dataclasses.Field)}
        return _made(cls, init is not False, frozen, kw_only)
    return decorate if maybe_cls is None else decorate(maybe_cls)


attrs = attributes = s


def define(maybe_cls=None, *, init=None, frozen=False, kw_only=False, **kw):
    def decorate(cls):
        return _made(cls, init is not False, frozen, kw_only)
    return decorate if maybe_cls is None else decorate(maybe_cls)


mutable = define


def frozen(maybe_cls=None, **kw):
    return define(maybe_cls, frozen=True, **kw)


dataclass = define


def asdict(inst, recurse=True, filter=None, **kw):
    return unknown("dict") if filter is not None else dataclasses.asdict(inst)


def astuple(inst, recurse=True, **kw):
    return dataclasses.astuple(inst)


def evolve(inst, **changes):
    return dataclasses.replace(inst, **changes)


def fields(cls):
    return unknown("")


def has(cls):
    return hasattr(cls, "__attrs_attrs__")


def __getattr__(name):
    return unknown("")
