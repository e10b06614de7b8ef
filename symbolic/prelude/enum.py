"""Enumerations, as of Python 3.11. https://docs.python.org/3/library/enum.html"""
from _shapelint import is_unknown

STRICT, CONFORM, EJECT, KEEP = "strict", "conform", "eject", "keep"
UNIQUE, CONTINUOUS, NAMED_FLAGS = "one name per value", "no skipped integer values", "multi-flag aliases may not contain unnamed flags"


class FlagBoundary:
    STRICT, CONFORM, EJECT, KEEP = STRICT, CONFORM, EJECT, KEEP


class auto:
    """A value that is told when the class is made; what the body of the class computes with it waits until then."""

    def __init__(self, value=None):
        self.value = value

    def __or__(self, other): return _later(lambda: _told(self) | _told(other))
    def __and__(self, other): return _later(lambda: _told(self) & _told(other))
    def __xor__(self, other): return _later(lambda: _told(self) ^ _told(other))
    def __add__(self, other): return _later(lambda: _told(self) + _told(other))
    def __sub__(self, other): return _later(lambda: _told(self) - _told(other))
    def __mul__(self, other): return _later(lambda: _told(self) * _told(other))
    def __lshift__(self, other): return _later(lambda: _told(self) << _told(other))
    def __invert__(self): return _later(lambda: ~_told(self))

    __ror__, __rand__, __rxor__, __radd__, __rmul__ = __or__, __and__, __xor__, __add__, __mul__


class _later(auto):
    def __init__(self, compute):
        self.compute = compute


def _told(x):
    if isinstance(x, _later):
        return x.compute()
    return x.value if isinstance(x, auto) else x


class member:
    def __init__(self, value):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


def _is_member(cls, name, value):
    # __x__ and _x_ are the class's own, and so is the private __x, whose name is mangled.
    if name.startswith("_") and (name.endswith("_") or name.startswith("_" + cls.__name__.lstrip("_") + "__")):
        return False
    if isinstance(value, (auto, member)):
        return True
    if isinstance(value, type):  # a class that is written in the body of an enumeration is no member in newer versions
        return value.__qualname__ != cls.__qualname__ + "." + name
    return not callable(value) and not isinstance(value, (property, staticmethod, classmethod))


def _written(cls, method):
    """Whether a class statement among the bases defines a method."""
    return any([method in base.__dict__ for base in cls.__mro__])


def _data_type(cls):
    """What the members are apart from members: int, str, a data class, ... or just object."""
    for base in cls.__mro__:
        if base in (str, int, float, bytes, tuple) or "__dataclass_fields__" in base.__dict__ and not isinstance(base, EnumMeta):
            return base
    return object


def _member(cls, name, value):
    data_type = cls._member_type_
    args = value if isinstance(value, tuple) and data_type is not tuple else (value,)
    if _written(cls, "__new__"):
        m = cls.__new__(cls, *args)
    else:
        m = _make(cls, args)
    if not hasattr(m, "_value_"):
        m._value_ = value if data_type is object else data_type(*args)
    m._name_ = name
    if _written(cls, "__init__"):
        m.__init__(*args)
    return m


def _make(cls, args):
    if issubclass(cls, str):
        m = str.__new__(cls, *args)
    elif issubclass(cls, int):
        m = int.__new__(cls, *args)
    elif issubclass(cls, float):
        m = float.__new__(cls, *args)
    elif issubclass(cls, tuple):
        m = tuple.__new__(cls, *args)
    else:
        m = object.__new__(cls)
    return m


def _with_autos(cls, name, value, count, values):
    """A value in which each auto() has got one."""
    if isinstance(value, auto):
        if not isinstance(value, _later) and value.value is None:
            value.value = cls._generate_next_value_(name, 1, count, list(values))
        value = _told(value)
        values.append(value)
    elif type(value) is tuple and any([isinstance(v, auto) for v in value]):
        value = tuple([_with_autos(cls, name, v, count, values) if isinstance(v, auto) else v for v in value])
    else:
        values.append(value)
    return value


def _ignored(cls):
    names = cls.__dict__.get("_ignore_", ())
    return names.replace(",", " ").split() + ["_ignore_"] if isinstance(names, str) else list(names)


def _fill(cls):
    for name in _ignored(cls):
        if name in cls.__dict__:
            delattr(cls, name)
    members = {}
    for base in cls.__mro__[1:]:
        inherited = base.__dict__.get("_member_map_")
        if inherited:
            members.update(inherited)
    body = list(cls.__dict__.items())
    cls._member_map_ = members
    cls._member_type_ = _data_type(cls)
    cls._composed_ = {}
    values = []
    count = 0
    for name, value in body:
        if isinstance(value, nonmember):
            setattr(cls, name, value.value)
            continue
        if not _is_member(cls, name, value):
            continue
        if isinstance(value, member):
            value = value.value
        value = _with_autos(cls, name, value, count, values)
        count += 1
        made = None
        if _written(cls, "__new__"):  # it tells the value
            made = _member(cls, name, value)
            value = made._value_
        found = None
        for m in members.values():
            if found is None and (m._value_ is value or m._value_ == value):
                found = m
        if found is None:
            found = _member(cls, name, value) if made is None else made
        members[name] = found
        setattr(cls, name, found)
    cls._member_names_ = [n for n, m in members.items() if m._name_ == n]
    _show_attributes(members)


def _show_attributes(members):
    """The name and the value of a member are its own where members are called so."""
    for attr in list(members):  # asked whether a name is in it, a table might be a registry that is not filled yet
        if attr == "name" or attr == "value":
            for m in members.values():
                m.__dict__[attr] = m._name_ if attr == "name" else m._value_


def _functional(cls, name, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if hasattr(names, "items"):
        names = list(names.items())
    ns = {}
    for i, n in enumerate(names or []):
        if isinstance(n, (tuple, list)):
            ns[n[0]] = n[1]
        elif start == 1:
            ns[n] = auto()
        else:
            ns[n] = start << i if issubclass(cls, Flag) else start + i
    new = _new_class(cls.__class__, name, (cls,) if type is None else (type, cls), ns)
    if module is not None:
        new.__module__ = module
    if qualname is not None:
        new.__qualname__ = qualname
    return new


def _new_class(meta, name, bases, ns):
    return type.__new__(meta, name, bases, ns)


class EnumMeta(type):
    def __prepare_class__(cls):
        _fill(cls)

    def __call__(cls, value, *args, **kw):
        members = cls.__dict__.get("_member_map_")
        if not members:
            return _functional(cls, value, *args, **kw)
        if args:
            value = (value, *args)
        for m in members.values():
            if m is value:
                return m
        for m in members.values():
            if m._value_ == value:
                return m
        found = cls._missing_(value)
        if found is not None:
            return found
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter(_canonical(cls))

    def __reversed__(cls):
        return reversed(_canonical(cls))

    def __len__(cls):
        return len(_canonical(cls))

    def __bool__(cls):
        return True

    def __contains__(cls, item):
        return any([m is item or m._value_ == item for m in cls._member_map_.values()])

    @property
    def __members__(cls):
        return cls._member_map_


EnumType = EnumMeta


def _canonical(cls):
    """The members without those that are other names, or flags made of others."""
    named = [m for n, m in cls._member_map_.items() if m._name_ == n]
    return [m for m in named if _is_bit(m._value_)] if issubclass(cls, Flag) else named


def _is_bit(value):
    return value > 0 and value & (value - 1) == 0


class Enum(metaclass=EnumMeta):
    _complete_ = True

    @classmethod
    def __init_subclass__(cls, boundary=None, **kw):
        if boundary is not None:
            cls._boundary_ = boundary

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        for last in reversed(last_values):
            if not isinstance(last, (str, tuple, type(None))):
                return last + 1
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _compose(cls, value):
    """The flag with the bits of a number, which no name need stand for."""
    known = not is_unknown(value)
    if known:
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        value = _bounded(cls, value)
        if cls._boundary_ == EJECT and value & ~_mask(cls):
            return value
        for m in cls._member_map_.values():
            if m._value_ == value:
                return m
        if value in cls._composed_:
            return cls._composed_[value]
    m = _make(cls, (value,))
    m._name_ = None
    m._value_ = value
    if known:
        cls._composed_[value] = m
    return m


def _mask(cls):
    mask = 0
    for m in cls._member_map_.values():
        mask |= m._value_
    return mask


def _bounded(cls, value):
    """A number as a value of a class of flags, which says what becomes of bits that none of them has."""
    mask = _mask(cls)
    every = (1 << mask.bit_length()) - 1
    if not ~every <= value <= every or value & (every ^ mask):
        if cls._boundary_ == STRICT:
            raise ValueError(f"{cls!r} invalid value {value!r}")
        if cls._boundary_ == CONFORM:
            value &= mask
    if value < 0 and cls._boundary_ != EJECT:
        value += max(every + 1, 1 << value.bit_length()) if cls._boundary_ == KEEP else every + 1
    return value


def _bits(flag, other):
    """The number of another operand; None if it is no flag of the same class, and no number of one that is of numbers."""
    if isinstance(other, flag.__class__):
        return other._value_
    if flag._member_type_ is not object and isinstance(other, flag._member_type_):
        return other
    return None


class Flag(Enum):
    _boundary_ = STRICT

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 1 << int(max(last_values, default=0)).bit_length()

    @classmethod
    def _missing_(cls, value):
        return _compose(cls, value)

    @property
    def name(self):
        if self._name_ is not None:
            return self._name_
        names = [m._name_ for m in self]
        rest = self._value_ & ~_mask(self.__class__)
        return "|".join(names + [str(rest)] if rest else names) if self._value_ else None

    def __repr__(self):
        name = self.name
        return f"<{self.__class__.__name__}: {self._value_!r}>" if name is None else f"<{self.__class__.__name__}.{name}: {self._value_!r}>"

    def __str__(self):
        name = self.name
        return f"{self.__class__.__name__}({self._value_!r})" if name is None else f"{self.__class__.__name__}.{name}"

    def __hash__(self):
        return hash(self._value_)

    def __or__(self, other):
        bits = _bits(self, other)
        return NotImplemented if bits is None else self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = _bits(self, other)
        return NotImplemented if bits is None else self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = _bits(self, other)
        return NotImplemented if bits is None else self.__class__(self._value_ ^ bits)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        return self.__class__(_mask(self.__class__) & ~self._value_)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {other!r} and {self!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([m for m in _canonical(self.__class__) if m._value_ & self._value_])

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)


class ReprEnum(Enum):
    def __format__(self, spec):
        return format(self._value_, spec) if spec else str(self)


class IntEnum(int, ReprEnum):
    def __str__(self):
        return str(self._value_)


class StrEnum(str, ReprEnum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return self._value_


class IntFlag(int, ReprEnum, Flag):
    _boundary_ = KEEP

    def __str__(self):
        return str(self._value_)

    def __contains__(self, other):
        bits = _bits(self, other)
        if bits is None:
            raise TypeError(f"unsupported operand type(s) for 'in': {other!r} and {self!r}")
        return bits & self._value_ == bits


def unique(cls):
    return cls


def verify(*checks):
    return unique


def global_enum(cls):
    return cls


def show_flag_values(value):
    return [1 << i for i in range(value.bit_length()) if value >> i & 1]


property = property
