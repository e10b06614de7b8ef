"""Arrays of objects, as replay memories keep their transitions: what is read is what was put in, wherever that was."""
import random

from _pylib import unknown, unknown_list


def is_object(dtype):
    return dtype is object or isinstance(dtype, str) and dtype in ("O", "object")


class ObjectArray:
    """One of one dimension. Nobody asks for a place where nothing was put."""

    def __init__(self, length):
        self._length = length
        self._put = []

    def __getattr__(self, name):
        return unknown()

    def __len__(self):
        return self._length

    @property
    def shape(self):
        return (self._length,)

    size = property(__len__)
    ndim = 1

    def _item(self):
        return random.choice(self._put) if self._put else unknown()

    def __getitem__(self, key):
        if isinstance(key, int):
            return self._item()
        if not isinstance(key, slice):
            return unknown()
        part = ObjectArray(len(range(self._length)[key]))
        part._put = self._put
        return part

    def __setitem__(self, key, value):
        self._put.append(value if isinstance(key, int) else unknown())

    def __iter__(self):
        return iter(self.tolist())

    def tolist(self):
        return unknown_list(self._item(), self._length)
