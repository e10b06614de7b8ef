class auto:
    def __init__(self):
        self.value = None


class EnumMeta(type):
    def __call__(cls, *args, **kw):
        members = cls.__dict__.get("_member_map_")
        if not members:
            return type.__call__(cls, *args, **kw) if not args else _functional(cls, *args)
        value = args[0]
        for m in members.values():
            if m is value:
                return m
        for m in members.values():
            if m._value_ == value:
                return m
        missing = getattr(cls, "_missing_", None)
        if missing is not None:
            found = missing(value)
            if found is not None:
                return found
        if issubclass(cls, Flag):
            return _compose(cls, value)
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([m for n, m in cls._member_map_.items() if m._name_ == n])

    def __len__(cls):
        return len([m for n, m in cls._member_map_.items() if m._name_ == n])

    def __contains__(cls, item):
        return any([m is item or m._value_ == item for m in cls._member_map_.values()])

    @property
    def __members__(cls):
        return cls._member_map_


EnumType = EnumMeta


class Enum(metaclass=EnumMeta):
    _complete_ = True

    def __init_subclass__(cls, **kw):
        _fill(cls)

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

    def __hash__(self):
        return hash(self._name_)


def _is_member(cls, name, value):
    # __x__ and _x_ are the class's own, and so is the private __x, whose name is mangled.
    if name.startswith("_") and (name.endswith("_") or name.startswith("_" + cls.__name__.lstrip("_") + "__")):
        return False
    if callable(value) and not isinstance(value, auto):
        return False
    return not isinstance(value, (property, staticmethod, classmethod))


def _written(cls, method):
    """Whether a class statement among the bases defines a method."""
    return any([method in base.__dict__ for base in cls.__mro__])


def _member(cls, name, value):
    args = value if isinstance(value, tuple) else (value,)
    if _written(cls, "__new__"):
        m = cls.__new__(cls, *args)
    else:
        m = _make(cls, value)
    if not hasattr(m, "_value_"):
        m._value_ = value
    m._name_ = name
    if _written(cls, "__init__"):
        m.__init__(*args)
    return m


def _make(cls, value):
    if issubclass(cls, str):
        m = str.__new__(cls, value)
    elif issubclass(cls, int):
        m = int.__new__(cls, value)
    elif issubclass(cls, float):
        m = float.__new__(cls, value)
    else:
        m = object.__new__(cls)
    return m


def _fill(cls):
    members = {}
    for base in cls.__mro__[1:]:
        inherited = base.__dict__.get("_member_map_")
        if inherited:
            members.update(inherited)
    last = None
    values = []
    for name, value in list(cls.__dict__.items()):
        if not _is_member(cls, name, value):
            continue
        if isinstance(value, auto):
            custom = getattr(cls, "_generate_next_value_", None)
            if custom is not None:
                value = custom(name, 1, len(values), values)
            elif issubclass(cls, Flag):
                value = 1 if last is None else last * 2
            elif issubclass(cls, str):
                value = name.lower()
            else:
                value = 1 if last is None else last + 1
        last = value
        values.append(value)
        found = None
        for m in members.values():
            if m._value_ == value:
                found = m
        if found is None:
            found = _member(cls, name, value)
        members[name] = found
        setattr(cls, name, found)
    cls._member_map_ = members


def _functional(cls, name, names=None, **kw):
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    ns = {}
    for i, n in enumerate(names or []):
        if isinstance(n, (tuple, list)):
            ns[n[0]] = n[1]
        else:
            ns[n] = i + 1
    if isinstance(names, dict):
        ns = dict(names)
    new = type.__new__(EnumMeta, name, (cls,), ns)
    _fill(new)
    return new


def _compose(cls, value):
    m = _make(cls, value)
    m._name_ = "|".join([k._name_ for k in cls._member_map_.values() if k._value_ & value])
    m._value_ = value
    return m


class Flag(Enum):
    def __or__(self, other):
        return self.__class__(self._value_ | other._value_)

    def __and__(self, other):
        return self.__class__(self._value_ & other._value_)

    def __xor__(self, other):
        return self.__class__(self._value_ ^ other._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return bool(self._value_)


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    def __str__(self):
        return str(self._value_)


class StrEnum(str, ReprEnum):
    def __str__(self):
        return self._value_


class IntFlag(int, Flag):
    pass


def unique(cls):
    return cls


def global_enum(cls):
    return cls


class nonmember:
    def __init__(self, value):
        self.value = value


member = nonmember
