"""The names of columns, and the labels of rows."""
import torch
from _pylib import unknown, unknown_list
from numpy._core import wrap


class Index:
    """The names of columns, None where they are not known, and how many they are."""

    def __init__(self, data=None, dtype=None, copy=False, name=None, tupleize_cols=True):
        self._names = list(data) if isinstance(data, (list, tuple)) else None
        self._length = len(unknown_list(unknown()) if self._names is None else self._names)

    def __getattr__(self, name):
        return unknown()

    def __len__(self):
        return self._length

    def __iter__(self):
        return iter(self.tolist())

    def __contains__(self, name):
        return unknown("bool") if self._names is None else name in self._names

    def __getitem__(self, key):
        if self._names is None or not isinstance(key, (int, slice)):
            return unknown()
        if isinstance(key, slice):
            names = self._names[key]
            return Index(names)
        return self._names[key]

    def _unknown(self, *args):
        return unknown()

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _unknown
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __floordiv__ = _unknown
    __and__ = __or__ = __invert__ = _unknown

    @property
    def values(self):
        return wrap(torch.empty(self._length, dtype=unknown()))

    def to_numpy(self, *args, **kwargs):
        return self.values

    @property
    def shape(self):
        return (self._length,)

    size = property(__len__)

    def tolist(self):
        return unknown_list(unknown("str")) if self._names is None else list(self._names)

    to_list = tolist

    def get_loc(self, key):
        return self._names.index(key) if self._names is not None and self._names.count(key) == 1 else unknown()

    def _without(self, names):
        if isinstance(names, str):
            names = [names]
        if self._names is None or not isinstance(names, (list, tuple, Index)):
            return unknown()
        gone = list(names)
        kept = [n for n in self._names if n not in gone]
        return Index(kept)

    def drop(self, labels, errors="raise"):
        return self._without(labels)

    def difference(self, other, sort=None):
        return self._without(other)


class Times(Index):
    """Points in time."""

    def tolist(self):
        return unknown_list(unknown())


def date_range(start=None, end=None, periods=None, *args, **kwargs):
    times = Times()
    if periods is not None and not ("inclusive" in kwargs or "closed" in kwargs):
        times._length = periods
    return times


def list_of(names):
    """The names of a list or an index of which all is known, else None."""
    if isinstance(names, Index):
        return names._names
    return list(names) if isinstance(names, (list, tuple)) and all(isinstance(n, str) for n in names) else None
