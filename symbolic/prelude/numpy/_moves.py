"""Arrays in another order, and put together."""
import torch
from _pylib import unknown
from numpy._core import alike, array, asarray, call, raw, wrap


def joined(parts, axis):
    return torch.cat(alike(parts), axis)


def append(arr, values, axis=None):
    x, y = raw(asarray(arr)), raw(asarray(values))
    if not isinstance(x, torch.Tensor) or not isinstance(y, torch.Tensor):
        return unknown()
    if axis is None:
        x, y, axis = x.reshape(-1), y.reshape(-1), 0
    return wrap(joined([x, y], axis))


def sort(a, axis=-1, **kwargs):
    a = array(a)
    if axis is None:
        a, axis = a.ravel(), 0
    a.sort(axis)
    return a


def fliplr(m):
    return call("fliplr", m)


def flipud(m):
    return call("flipud", m)


def rot90(m, k=1, axes=(0, 1)):
    return call("rot90", m, k, axes)


def roll(a, shift, axis=None):
    if isinstance(axis, (tuple, list)) and isinstance(shift, int):
        shift = (shift,) * len(axis)
    return call("roll", a, shift, axis)


def rollaxis(a, axis, start=0):
    t = raw(asarray(a))
    axis, start = [i + t.ndim if i < 0 else i for i in (axis, start)]
    return wrap(t.movedim(axis, start - 1 if axis < start else start))


def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    out = []
    for i, x in enumerate(xi):
        t = raw(asarray(x))
        if not isinstance(t, torch.Tensor):
            return unknown()
        t = t.reshape([-1 if i == j else 1 for j in range(len(xi))])
        out.append(t.transpose(0, 1) if indexing == "xy" and len(xi) > 1 else t)
    return tuple([wrap(t) for t in (out if sparse else torch.broadcast_tensors(*out))])
