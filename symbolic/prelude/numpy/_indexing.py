"""Where elements are, and the elements that are somewhere."""
import torch
from _pylib import unknown
from _shapelint import is_unknown
from numpy._core import asarray, backwards, call, raw, reduce, result, sizes, wrap


def nonzero(a):
    return asarray(a).nonzero()


def flatnonzero(a):
    return asarray(a).ravel().nonzero()[0]


def argwhere(a):
    return call("argwhere", a)


def count_nonzero(a, axis=None, *, keepdims=False):
    return reduce("sum", asarray(a).astype("bool"), axis, keepdims)


def take(a, indices, axis=None, out=None, mode="raise"):
    return asarray(a).take(indices, axis, mode=mode)


def take_along_axis(arr, indices, axis=-1):
    return call("take_along_dim", arr, raw(indices).long(), axis)


def searchsorted(a, v, side="left", sorter=None):
    return asarray(a).searchsorted(v, side, sorter)


def digitize(x, bins, right=False):
    return asarray(bins).searchsorted(x, "left" if right else "right")


def unravel_index(indices, shape, order="C"):
    t = torch.tensor(indices) if isinstance(indices, int) else raw(indices)
    if not isinstance(t, torch.Tensor) or order != "C":
        return unknown()
    return tuple([result(i) for i in torch.unravel_index(t.long(), sizes(shape))])


def lexsort(keys, axis=-1):
    last = raw(asarray(keys[-1]))
    return wrap(torch.empty(last.shape, dtype=torch.int64)) if isinstance(last, torch.Tensor) else unknown()


def delete(arr, obj, axis=None):
    t, gone = raw(asarray(arr)), raw(obj)
    if not isinstance(t, torch.Tensor):
        return unknown()
    if axis is None:
        t, axis = t.reshape(-1), 0
    t = t.movedim(axis, 0)
    n = t.shape[0]
    if isinstance(gone, int):
        t.select(0, gone)  # refuses what is not there
        i = gone + n if gone < 0 else gone
        left = t.new_empty((n - 1,) + tuple(t.shape[1:])) if is_unknown(gone) else torch.cat([t[:i], t[i + 1 :]])
    elif isinstance(gone, torch.Tensor) and gone.dtype == torch.bool:
        left = t[~gone]
    else:
        count = unknown("int")
        if isinstance(gone, torch.Tensor):
            count = n - len({i + n if i < 0 else i for i in gone.reshape(-1).tolist()})
        elif isinstance(gone, slice) and not backwards(gone):
            count = n - t[gone].shape[0]
        left = t.new_empty((count,) + tuple(t.shape[1:]))
    return wrap(left.movedim(0, axis))


def diag(v, k=0):
    return call("diag", v, k)


def diagonal(a, offset=0, axis1=0, axis2=1):
    return asarray(a).diagonal(offset, axis1, axis2)


def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    return asarray(a).trace(offset, axis1, axis2, dtype)


def _triangle(name, m, k):
    t = raw(asarray(m))
    return call(name, wrap(t.expand(len(t), len(t))) if t.ndim == 1 else m, k)


def tril(m, k=0):
    return _triangle("tril", m, k)


def triu(m, k=0):
    return _triangle("triu", m, k)


def tril_indices(n, k=0, m=None):
    return tuple([wrap(t) for t in torch.tril_indices(n, n if m is None else m, k)])


def triu_indices(n, k=0, m=None):
    return tuple([wrap(t) for t in torch.triu_indices(n, n if m is None else m, k)])


def diag_indices(n, ndim=2):
    return (wrap(torch.arange(n)),) * ndim
