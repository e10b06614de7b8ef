"""Classes whose fields are written in their body. https://www.attrs.org"""
import dataclasses
from _pylib import unknown
from _shapelint import is_unknown

NOTHING = dataclasses.MISSING


class Factory:
    def __init__(self, factory, takes_self=False):
        self.factory = factory
        self.takes_self = takes_self


class _CountingAttr:
    """A field as the body of a class has it: methods that follow may decorate it."""
    def __init__(self, default, validators, converter, alias, options):
        self._default = default
        self._validators = validators
        self._converter = converter
        self._alias = alias
        self._options = options

    def default(self, method):
        self._default = Factory(method, takes_self=True)
        return method

    def validator(self, method):
        self._validators = self._validators + [method]
        return method

    def _field(self):
        default, factory = self._default, NOTHING
        if isinstance(default, Factory):
            default, factory = NOTHING, (lambda: _LATER) if default.takes_self else default.factory
        init, shown, hash, compared, metadata, kw_only = self._options
        return dataclasses.Field(default, factory, init, shown, hash, compared is not False, metadata, kw_only)


class _Later:
    """In the place of a default that is made of the fields before it."""


_LATER = _Later()


def field(*, default=NOTHING, validator=None, repr=True, eq=None, order=None, hash=None, init=True, metadata=None, type=None, converter=None,
          factory=None, kw_only=False, on_setattr=None, alias=None):
    if factory is not None:
        if default is not NOTHING:
            raise ValueError("The `default` and `factory` arguments are mutually exclusive.")
        default = Factory(factory)
    validators = [] if validator is None else list(validator) if isinstance(validator, (list, tuple)) else [validator]
    return _CountingAttr(default, validators, converter, alias, (init, repr, hash, eq, metadata, kw_only))


def ib(default=NOTHING, validator=None, repr=True, cmp=None, hash=None, init=True, metadata=None, type=None, converter=None, factory=None,
       kw_only=False, eq=None, order=None, on_setattr=None, alias=None):
    return field(default=default, validator=validator, repr=repr, eq=eq if cmp is None else cmp, hash=hash, init=init, metadata=metadata,
                 converter=converter, factory=factory, kw_only=kw_only, alias=alias)


attrib = ib


class Attribute:
    def __init__(self, made, counting, inherited):
        self.name = made.name
        self.default = made.default if made.default_factory is NOTHING else Factory(made.default_factory)
        self.type = made.type
        self.init, self.repr, self.eq, self.hash = made.init, made.repr, made.compare, made.hash
        self.metadata, self.kw_only = made.metadata, made.kw_only
        self.validators, self.converter, self.alias = [], None, None
        if counting is not None:
            if isinstance(counting._default, Factory):
                self.default = counting._default
            self.validators, self.converter, self.alias = counting._validators, counting._converter, counting._alias
        if self.alias is None:
            self.alias = self.name.lstrip("_")
        self.inherited = inherited

    @property
    def validator(self):
        return self.validators[0] if len(self.validators) == 1 else unknown("") if self.validators else None

    def _complete(self, instance):
        """The default that other fields decide, and what the converter makes of the value."""
        value = getattr(instance, self.name)
        if value is _LATER:
            value = self.default.factory(instance)
        if self.converter is not None:
            value = self.converter(value)
        object.__setattr__(instance, self.name, value)

    def _check(self, instance, value):
        for validator in self.validators:
            if not is_unknown(validator):
                validator(instance, self, value)


class _Fields(tuple):
    """The fields of a class by their places and by their names."""
    def __getattr__(self, name):
        for a in self:
            if a.name == name:
                return a
        raise AttributeError(name)


def _made(cls, init, frozen, kw_only, eq, order, newer, follows):
    """newer: made by define. follows: what is assigned later is converted and checked, too."""
    annotations = dict(cls.__dict__.get("__annotations__", {}))
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, _CountingAttr) and name not in annotations:
            annotations[name] = object
    cls.__annotations__ = annotations
    counted = {}
    for name in annotations:
        value = cls.__dict__.get(name)
        if isinstance(value, Factory):
            value = field(default=value)
        elif isinstance(value, (list, dict, set)):
            value = field(factory=lambda value=value: value)
        if isinstance(value, _CountingAttr):
            counted[name] = value
            setattr(cls, name, value._field())
    own_init = cls.__dict__.get("__init__")
    if own_init is not None:
        del cls.__init__
    made = dataclasses.dataclass(frozen=frozen, kw_only=kw_only, eq=eq, order=order)(cls)
    inherited = {a.name: a for base in reversed(made.__mro__[1:]) for a in base.__dict__.get("__attrs_attrs__", ())}
    made.__attrs_attrs__ = _Fields(
        [inherited[f.name] if f.name in inherited and f.name not in annotations else Attribute(f, counted.get(f.name), False)
         for f in dataclasses.fields(made)])
    _give_init(made)
    if not init or own_init is not None and newer:  # only the newer decorators let a class keep its own
        made.__attrs_init__ = made.__init__
        del made.__init__
        if own_init is not None:
            made.__init__ = own_init
    if follows and not frozen and "__setattr__" not in cls.__dict__:
        followed = {a.name: a for a in made.__attrs_attrs__ if a.converter is not None or a.validators}
        if followed:
            _follow(made, followed)
    return made


def _give_init(made):
    plain = made.__init__
    attributes = made.__attrs_attrs__
    names = {a.alias: a.name for a in attributes if a.alias != a.name}
    completed = [a for a in attributes if a.converter is not None or isinstance(a.default, Factory) and a.default.takes_self]
    checked = [a for a in attributes if a.validators]

    def __init__(self, *args, **kwargs):
        if hasattr(self, "__attrs_pre_init__"):
            self.__attrs_pre_init__()
        plain(self, *args, **{names.get(k, k): v for k, v in kwargs.items()})
        for a in completed:
            a._complete(self)
        for a in checked:
            a._check(self, getattr(self, a.name))
        if hasattr(self, "__attrs_post_init__"):
            self.__attrs_post_init__()
    made.__init__ = __init__


def _follow(made, followed):
    def __setattr__(self, name, value):
        a = followed.get(name)
        if a is not None:
            if a.converter is not None:
                value = a.converter(value)
            a._check(self, value)
        object.__setattr__(self, name, value)
    made.__setattr__ = __setattr__


def s(maybe_cls=None, these=None, repr_ns=None, repr=None, cmp=None, hash=None, init=None, slots=False, frozen=False, auto_attribs=False,
      kw_only=False, eq=None, order=None, **kw):
    def decorate(cls):
        for name, value in (these or {}).items():
            setattr(cls, name, value)
        if not auto_attribs:
            cls.__annotations__ = {k: v for k, v in cls.__dict__.get("__annotations__", {}).items()
                                   if isinstance(cls.__dict__.get(k), _CountingAttr)}
        return _made(cls, init is not False, frozen, kw_only, eq is not False, order is not False and eq is not False, False, False)
    return decorate if maybe_cls is None else decorate(maybe_cls)


attrs = attributes = s


def define(maybe_cls=None, *, init=None, frozen=False, kw_only=False, eq=None, order=False, on_setattr=NOTHING, **kw):
    def decorate(cls):
        return _made(cls, init is not False, frozen, kw_only, eq is not False, order is True, True, on_setattr is NOTHING)
    return decorate if maybe_cls is None else decorate(maybe_cls)


mutable = define


def frozen(maybe_cls=None, **kw):
    return define(maybe_cls, frozen=True, **kw)


dataclass = define


def make_class(name, attrs, bases=(object,), class_body=None, **arguments):
    members = dict(attrs) if isinstance(attrs, dict) else {n: ib() for n in attrs}
    return s(type(name, tuple(bases), {**(class_body or {}), **members}), **arguments)


def asdict(inst, recurse=True, filter=None, dict_factory=dict, retain_collection_types=False, value_serializer=None):
    items = []
    for a in fields(inst.__class__):
        value = getattr(inst, a.name)
        if filter is not None and not filter(a, value):
            continue
        if value_serializer is not None:
            value = value_serializer(inst, a, value)
        items.append((a.name, _inner(value, filter, dict_factory, value_serializer, retain_collection_types) if recurse else value))
    return dict_factory(items)


def _inner(value, *how):
    filter, dict_factory, serializer, retains = how
    if has(value.__class__):
        return asdict(value, True, filter, dict_factory, retains, serializer)
    if isinstance(value, (list, tuple, set, frozenset)):
        parts = [_inner(v, *how) for v in value]
        return parts if not retains or isinstance(value, list) else type(value)(*parts) if hasattr(value, "_fields") else type(value)(parts)
    if isinstance(value, dict):
        return dict_factory([(_inner(k, *how), _inner(v, *how)) for k, v in value.items()])
    return value


def astuple(inst, recurse=True, filter=None, **kw):
    kept = [a.name for a in fields(inst.__class__) if filter is None or filter(a, getattr(inst, a.name))]
    if not recurse:
        return tuple([getattr(inst, name) for name in kept])
    return tuple([astuple(v, filter=filter) if has(v.__class__) else v for v in [getattr(inst, name) for name in kept]])


def evolve(inst, **changes):
    for a in fields(inst.__class__):
        if a.init and a.alias not in changes:
            changes[a.alias] = getattr(inst, a.name)
    return inst.__class__(**changes)


assoc = evolve


def fields(cls):
    if is_unknown(cls):
        return unknown("")
    return cls.__attrs_attrs__


def fields_dict(cls):
    return {a.name: a for a in fields(cls)}


def validate(inst):
    for a in fields(inst.__class__):
        a._check(inst, getattr(inst, a.name))


def has(cls):
    return hasattr(cls, "__attrs_attrs__")


def __getattr__(name):
    return unknown("")
