"""Configurations whose fields may refer to each other. https://ml-collections.readthedocs.io"""
import contextlib
import operator

from _pylib import unknown
from _shapelint import is_unknown


class RequiredValueError(ValueError):
    pass


class FieldReference:
    """A value that others are computed from, whenever they are read."""
    def __init__(self, default, field_type=None, op=None, required=False):
        self._value = default
        self._type = field_type
        self._op = op
        self._required = required

    def get(self):
        value = _plain(self._value)
        if value is None and self._required:
            raise RequiredValueError("None found in required FieldReference")
        return value if self._op is None else self._op(value)

    def set(self, value, type_safe=True):
        self._value = value if isinstance(value, FieldReference) else _typed(self.get(), value, type_safe)
        self._op = None

    def get_type(self):
        return type(self.get()) if self._type is None else self._type

    def _with(self, op, other):
        return FieldReference(self, op=lambda value: op(value, _plain(other)))

    def _before(self, op, other):
        return FieldReference(self, op=lambda value: op(_plain(other), value))

    def __add__(self, other): return self._with(operator.add, other)
    def __sub__(self, other): return self._with(operator.sub, other)
    def __mul__(self, other): return self._with(operator.mul, other)
    def __truediv__(self, other): return self._with(operator.truediv, other)
    def __floordiv__(self, other): return self._with(operator.floordiv, other)
    def __mod__(self, other): return self._with(operator.mod, other)
    def __pow__(self, other): return self._with(operator.pow, other)
    def __and__(self, other): return self._with(operator.and_, other)
    def __or__(self, other): return self._with(operator.or_, other)
    def __xor__(self, other): return self._with(operator.xor, other)
    def __radd__(self, other): return self._before(operator.add, other)
    def __rsub__(self, other): return self._before(operator.sub, other)
    def __rmul__(self, other): return self._before(operator.mul, other)
    def __rtruediv__(self, other): return self._before(operator.truediv, other)
    def __rfloordiv__(self, other): return self._before(operator.floordiv, other)
    def __rmod__(self, other): return self._before(operator.mod, other)
    def __rpow__(self, other): return self._before(operator.pow, other)
    def __neg__(self): return FieldReference(self, op=operator.neg)
    def __abs__(self): return FieldReference(self, op=abs)
    def identity(self): return FieldReference(self)
    def to_int(self): return FieldReference(self, op=int)
    def to_float(self): return FieldReference(self, op=float)
    def to_str(self): return FieldReference(self, op=str)

    def __eq__(self, other):
        return self.get() == _plain(other)


def _plain(value):
    return value.get() if isinstance(value, FieldReference) else value


def placeholder(field_type, required=False):
    return FieldReference(None, field_type, required=required)


def required_placeholder(field_type):
    return placeholder(field_type, True)


def _typed(old, new, type_safe):
    """A field keeps its type."""
    scalars = (int, float, str)
    if not type_safe or is_unknown(old) or is_unknown(new) or not isinstance(old, scalars) or not isinstance(new, scalars):
        return new
    if isinstance(old, float) and isinstance(new, int):
        return float(new)
    if isinstance(old, str) != isinstance(new, str) or isinstance(old, int) and isinstance(new, float):
        raise TypeError("field is of another type")
    return new


class ConfigDict:
    def __init__(self, initial_dictionary=None, type_safe=True, convert_dict=True, *, allow_dotted_keys=False, sort_keys=True):
        for name, value in {"_fields": {}, "_locked": False, "_type_safe": type_safe, "_converts": convert_dict, "_sorts": sort_keys}.items():
            object.__setattr__(self, name, value)
        if initial_dictionary is not None:
            given = initial_dictionary._fields if isinstance(initial_dictionary, ConfigDict) else initial_dictionary
            for name, value in given.items():
                self._put(name, value)

    def _put(self, name, value):
        if isinstance(value, dict) and self._converts:
            value = ConfigDict(value, self._type_safe)
        held = self._fields.get(name)
        if isinstance(held, FieldReference) and not isinstance(value, FieldReference):
            held.set(value, self._type_safe)
        else:
            self._fields[name] = value if isinstance(value, FieldReference) or held is None else _typed(held, value, self._type_safe)

    def __setitem__(self, name, value):
        if self._locked and name not in self._fields:
            raise KeyError(f"Key {name!r} does not exist and cannot be added since the config is locked.")
        self._put(name, value)

    def __setattr__(self, name, value):
        if self._locked and name not in self._fields:
            raise AttributeError(f"Key {name!r} does not exist and cannot be added since the config is locked.")
        self._put(name, value)

    def __getitem__(self, name):
        if isinstance(name, str) and "." in name:
            first, _, rest = name.partition(".")
            return self[first][rest]
        return _plain(self._fields[name])

    def __getattr__(self, name):
        if name.startswith("__") or name in ("_fields", "_locked"):
            raise AttributeError(name)
        if name not in self._fields:
            raise AttributeError(f"'ConfigDict' object has no attribute {name!r}")
        return _plain(self._fields[name])

    def __delitem__(self, name):
        del self._fields[name]

    __delattr__ = __delitem__

    def __contains__(self, name):
        return name in self._fields

    def __len__(self):
        return len(self._fields)

    def keys(self):
        return sorted(self._fields) if self._sorts else list(self._fields)

    def __iter__(self):
        return iter(self.keys())

    def values(self, preserve_field_references=False):
        return [v for _, v in self.items(preserve_field_references)]

    def items(self, preserve_field_references=False):
        return [(k, self._fields[k] if preserve_field_references else _plain(self._fields[k])) for k in self.keys()]

    iterkeys, itervalues, iteritems = __iter__, values, items

    def get(self, key, default=None):
        return self[key] if key in self._fields else default

    def get_ref(self, key):
        held = self._fields[key]
        if not isinstance(held, FieldReference):
            held = self._fields[key] = FieldReference(held)
        return held

    def get_oneway_ref(self, key):
        return FieldReference(self.get_ref(key))

    def get_type(self, key):
        held = self._fields[key]
        return held.get_type() if isinstance(held, FieldReference) else type(held)

    def update(self, *other, **kwargs):
        for values in (*other, kwargs):
            items = values.items(True) if isinstance(values, ConfigDict) else values.items() if hasattr(values, "items") else values
            for name, value in items:
                held = self._fields.get(name)
                if isinstance(held, ConfigDict) and isinstance(value, (dict, ConfigDict)):
                    held.update(value)
                else:
                    self[name] = value

    def update_from_flattened_dict(self, flattened_dict, strip_prefix=""):
        for path, value in flattened_dict.items():
            if path.startswith(strip_prefix):
                *outer, last = path[len(strip_prefix):].split(".")
                node = self
                for name in outer:
                    node = node[name]
                node[last] = value

    def to_dict(self, visit_map=None, preserve_field_references=False):
        return {k: v.to_dict() if isinstance(v, ConfigDict) else v for k, v in self.items(preserve_field_references)}

    def copy_and_resolve_references(self, visit_map=None):
        made = type(self)()
        for name, value in self.items():
            made._fields[name] = value.copy_and_resolve_references() if isinstance(value, ConfigDict) else value
        return made

    def _set_locked(self, locked):
        object.__setattr__(self, "_locked", locked)
        for value in self._fields.values():
            if isinstance(value, ConfigDict):
                value._set_locked(locked)
        return self

    def lock(self):
        return self._set_locked(True)

    def unlock(self):
        return self._set_locked(False)

    @contextlib.contextmanager
    def unlocked(self):
        was = self._locked
        self.unlock()
        yield self
        self._set_locked(was)

    @contextlib.contextmanager
    def ignore_type(self):
        was = self._type_safe
        object.__setattr__(self, "_type_safe", False)
        yield self
        object.__setattr__(self, "_type_safe", was)

    @property
    def is_locked(self):
        return self._locked

    def to_json(self, *args, **kwargs):
        return unknown("str")

    to_yaml = to_json_best_effort = to_json

    def __eq__(self, other):
        return isinstance(other, ConfigDict) and self.to_dict() == other.to_dict()

    eq_as_configdict = __eq__


class FrozenConfigDict(ConfigDict):
    def __init__(self, initial_dictionary=None, type_safe=True):
        super().__init__(initial_dictionary, type_safe)
        for name, value in self.items():
            if isinstance(value, list):
                value = tuple(value)
            self._fields[name] = FrozenConfigDict(value) if isinstance(value, ConfigDict) else value
        object.__setattr__(self, "_locked", True)

    def __setattr__(self, name, value):
        raise AttributeError("FrozenConfigDict is immutable. Cannot call __setattr__().")

    def __setitem__(self, name, value):
        raise AttributeError("FrozenConfigDict is immutable. Cannot call __setitem__().")

    def as_configdict(self):
        return ConfigDict(self)


def create(**kwargs):
    return ConfigDict(kwargs)


def __getattr__(name):
    return unknown()
