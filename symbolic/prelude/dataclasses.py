from _shapelint import bind_fields as _bind_fields
from _shapelint import field_lists as _field_lists
from _shapelint import field_table as _field_table
from _shapelint import plain_fields as _plain_fields
from _shapelint import set_attributes as _set_attributes


class _MISSING_TYPE:
    def __repr__(self):
        return "MISSING"


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()


class FrozenInstanceError(AttributeError):
    pass


class InitVar:
    def __init__(self, type=None):
        self.type = type

    @classmethod
    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._kind = "field"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _DataclassParams:
    match_args = True
    unsafe_hash = slots = weakref_slot = False

    def __init__(self, init, repr, eq, order, frozen, kw_only):
        self.init, self.repr, self.eq, self.order, self.frozen, self.kw_only = init, repr, eq, order, frozen, kw_only


def _process(cls, init, repr, eq, order, frozen, kw_only):
    cls.__dataclass_params__ = _DataclassParams(init, repr, eq, order, frozen, kw_only)
    fields = _field_table(cls, kw_only, Field, MISSING)
    cls.__dataclass_fields__ = fields
    (positional, accepted, required, given, derived, initvar_names, stored, matched, plain, factories, out_of_order,
     shown, compared) = _field_lists(fields, MISSING)
    cls.__match_args__ = matched
    cls.__dataclass_given__ = given
    cls.__dataclass_derived__ = derived
    if init:
        if out_of_order is not None:
            raise TypeError(f"non-default argument {out_of_order!r} follows default argument")

    if init and "__init__" not in cls.__dict__:
        partial = _described_in_part(cls)

        def __init__(self, *args, **kwargs):
            if partial is not None:
                partial.__init__(self, *args, **{k: v for k, v in kwargs.items() if k not in accepted})
                args, kwargs = (), {k: v for k, v in kwargs.items() if k in accepted}
            given = _bind_fields(cls, positional, accepted, required, args, kwargs)
            values = dict(plain)
            for name, make in factories.items():
                if name not in given:
                    values[name] = make()
            values.update(given)
            initvars = [values.pop(name) for name in initvar_names]
            _set_attributes(self, values, frozen)
            if hasattr(self, "__post_init__"):
                self.__post_init__(*initvars)

        cls.__init__ = __init__
    if repr and "__repr__" not in cls.__dict__:
        def __repr__(self):
            return f"{self.__class__.__name__}({', '.join([n + '=' + _repr(getattr(self, n)) for n in shown])})"

        cls.__repr__ = __repr__
    def key(self):
        return tuple([getattr(self, n) for n in compared])

    if eq and "__eq__" not in cls.__dict__:
        def __eq__(self, other):
            if other.__class__ is self.__class__:
                return key(self) == key(other)
            return NotImplemented

        cls.__eq__ = __eq__
    if order:
        cls.__lt__ = lambda a, b: key(a) < key(b)
        cls.__le__ = lambda a, b: key(a) <= key(b)
        cls.__gt__ = lambda a, b: key(a) > key(b)
        cls.__ge__ = lambda a, b: key(a) >= key(b)
    if frozen:
        def __setattr__(self, name, value):
            if type(self) is cls or name in stored:
                raise FrozenInstanceError(f"cannot assign to field {name!r}")
            object.__setattr__(self, name, value)

        cls.__setattr__ = __setattr__
    return cls


_repr = repr


def _described_in_part(cls):
    """A base that takes fields which are not listed here: that of a library which is described in part."""
    for base in cls.__mro__:
        if "__fields_in_part__" in base.__dict__:
            return base
    return None


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    if cls is not None:
        return _process(cls, init, repr, eq, order, frozen, kw_only)

    def decorate(c):
        return _process(c, init, repr, eq, order, frozen, kw_only)
    return decorate


def fields(obj):
    found = getattr(obj, "__dataclass_fields__", None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return _plain_fields(found)


def is_dataclass(obj):
    return hasattr(obj, "__dataclass_fields__")


def asdict(obj, *, dict_factory=dict):
    return _inner(obj, dict_factory)


def _inner(obj, dict_factory):
    if is_dataclass(obj) and not isinstance(obj, type):
        return dict_factory([(f.name, _inner(getattr(obj, f.name), dict_factory)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_inner(v, dict_factory) for v in obj])
    if isinstance(obj, list):
        return [_inner(v, dict_factory) for v in obj]
    if isinstance(obj, tuple):
        return tuple([_inner(v, dict_factory) for v in obj])
    if isinstance(obj, dict):
        return {k: _inner(v, dict_factory) for k, v in obj.items()}
    return obj


def astuple(obj, *, tuple_factory=tuple):
    return tuple_factory([_totuple(getattr(obj, f.name)) for f in fields(obj)])


def _totuple(obj):
    if is_dataclass(obj) and not isinstance(obj, type):
        return astuple(obj)
    if isinstance(obj, list):
        return [_totuple(v) for v in obj]
    if isinstance(obj, tuple):
        return tuple([_totuple(v) for v in obj])
    return obj


def replace(obj, /, **changes):
    for name in obj.__dataclass_derived__:
        if name in changes:
            raise ValueError(f"field {name} is declared with init=False, it cannot be specified with replace()")
    kept = {name: getattr(obj, name) for name in obj.__dataclass_given__}
    kept.update(changes)
    return obj.__class__(**kept)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **kw):
    ns = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            annotations[item] = object
        else:
            annotations[item[0]] = item[1]
            if len(item) == 3:
                ns[item[0]] = item[2]
    ns["__annotations__"] = annotations
    return dataclass(type(cls_name, tuple(bases), ns), **kw)
