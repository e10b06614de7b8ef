"""Arrays of integers or floats of 64 bits, truths or objects: no others are in tables whose types nobody asked for."""
import torch
from numpy._core import binary, ndarray, reduce, wrap


def broad(t):
    a = object.__new__(BroadArray)
    a.__tensor__ = t
    return a


def _again(a):
    """A part of such an array, or its elements in another order."""
    return broad(a.__tensor__) if isinstance(a, ndarray) else a


def _is_double(x):
    return isinstance(x, float) or isinstance(x, ndarray) and not isinstance(x, BroadArray) and x.__tensor__.dtype == torch.float64


def _computed(op, x, y):
    """Division gives floats, and so does what is computed with them."""
    if op == "truediv" and (isinstance(x, (int, float, BroadArray)) and isinstance(y, (int, float, BroadArray))) or _is_double(x) or _is_double(y):
        return binary(op, _doubled(x), _doubled(y))
    made = binary(op, x, y)
    both = all(isinstance(v, (int, BroadArray)) for v in (x, y))
    return _again(made) if both and op in ("add", "sub", "mul") else made


def _doubled(x):
    return wrap(x.__tensor__.double()) if isinstance(x, BroadArray) else x


class BroadArray(ndarray):
    def __getitem__(self, key):
        return _again(super().__getitem__(key))

    def transpose(self, *axes):
        return _again(super().transpose(*axes))

    def reshape(self, shape, *rest, order="C", copy=None):
        return _again(super().reshape(shape, *rest))

    def copy(self, order="C"):
        return broad(self.__tensor__.clone())

    def flatten(self, order="C"):
        return broad(self.__tensor__.flatten())

    ravel = flatten

    def squeeze(self, axis=None):
        return _again(super().squeeze(axis))

    def mean(self, axis=None, dtype=None, out=None, keepdims=False, **kwargs):
        return _doubled(self).mean(axis, dtype, keepdims=keepdims)

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, **kwargs):
        return _doubled(self).std(axis, dtype, keepdims=keepdims)

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, **kwargs):
        return _doubled(self).var(axis, dtype, keepdims=keepdims)

    def max(self, axis=None, out=None, keepdims=False, **kwargs):
        return _again(reduce("max", self, axis, keepdims))

    def min(self, axis=None, out=None, keepdims=False, **kwargs):
        return _again(reduce("min", self, axis, keepdims))

    def __add__(self, other):
        return _computed("add", self, other)

    def __radd__(self, other):
        return _computed("add", other, self)

    def __sub__(self, other):
        return _computed("sub", self, other)

    def __rsub__(self, other):
        return _computed("sub", other, self)

    def __mul__(self, other):
        return _computed("mul", self, other)

    def __rmul__(self, other):
        return _computed("mul", other, self)

    def __truediv__(self, other):
        return _computed("truediv", self, other)

    def __rtruediv__(self, other):
        return _computed("truediv", other, self)
