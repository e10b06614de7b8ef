"""What models return: fields by name or, of those that are there, by number."""
from _pylib import unknown
from _shapelint import is_unknown

_UNNAMED = "field "


class ModelOutput:
    # The names of the first fields, which may be given by position.
    positions = ()

    def __init__(self, *args, **kwargs):
        fields = {}
        for name, value in kwargs.items():
            if is_unknown(value) or value is not None:
                fields[name] = value
        object.__setattr__(self, "_fields", fields)
        for i, value in enumerate(args):
            self._fields[self.positions[i] if i < len(self.positions) else _UNNAMED + str(i)] = value

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self._fields and any(n.startswith(_UNNAMED) for n in self._fields):
            return unknown("")
        return self._fields.get(name)

    def __setattr__(self, name, value):
        self._fields[name] = value

    def __getitem__(self, key):
        return self._fields[key] if isinstance(key, str) else self.to_tuple()[key]

    def __setitem__(self, key, value):
        self._fields[key] = value

    def __len__(self):
        return len(self._fields)

    def __iter__(self):
        # Names; for old versions, which code may be written for, values.
        return iter([unknown("") for _ in self._fields])

    def __contains__(self, key):
        return key in self._fields

    def to_tuple(self):
        return tuple(self._fields.values())

    def keys(self):
        return self._fields.keys()

    def values(self):
        return self._fields.values()

    def items(self):
        return self._fields.items()

    def get(self, key, default=None):
        return self._fields.get(key, default)

    def pop(self, key, *default):
        return self._fields.pop(key, *default)
