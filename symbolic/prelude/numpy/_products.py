"""Sums of products, and what is between elements."""
import torch
from _pylib import unknown
from numpy._core import alike, asarray, binary, of_one_type, raw, result, wrap
from numpy._moves import joined


def einsum(subscripts, *operands, **kwargs):
    ts = [raw(asarray(o)) for o in operands]
    if not isinstance(subscripts, str) or not all(isinstance(t, torch.Tensor) for t in ts):
        return unknown()
    return result(torch.einsum(subscripts, *alike(ts)))


def outer(a, b, out=None):
    return binary("mul", asarray(a).reshape(-1, 1), asarray(b).reshape(-1))


def _tensors(*arrays):
    """The tensors of the arrays, all of one type; None if one is no array."""
    ts = [raw(asarray(a)) for a in arrays]
    return of_one_type(*ts) if all(isinstance(t, torch.Tensor) for t in ts) else None


def inner(a, b):
    ts = _tensors(a, b)
    return unknown() if ts is None else result(torch.inner(*ts))


def vdot(a, b):
    ts = _tensors(a, b)
    return unknown() if ts is None else result(torch.vdot(*[t.reshape(-1) for t in ts]))


def tensordot(a, b, axes=2):
    ts = _tensors(a, b)
    if ts is None:
        return unknown()
    if isinstance(axes, (tuple, list)):
        axes = [[d] if isinstance(d, int) else list(d) for d in axes]
    return result(torch.tensordot(*ts, dims=axes))


def kron(a, b):
    x, y = raw(asarray(a)), raw(asarray(b))
    if not isinstance(x, torch.Tensor) or not isinstance(y, torch.Tensor):
        return unknown()
    return result(torch.kron(*of_one_type(x, y)))


def diff(a, n=1, axis=-1, prepend=None, append=None):
    t = raw(asarray(a))
    if not isinstance(t, torch.Tensor):
        return unknown()
    parts = [t]
    if prepend is not None:
        parts = [_edge(prepend, t, axis)] + parts
    if append is not None:
        parts = parts + [_edge(append, t, axis)]
    return wrap(torch.diff(joined(parts, axis), n, axis))


def _edge(value, t, axis):
    """What is put before or after t: a number stands for one of each row."""
    v = raw(asarray(value))
    shape = list(t.shape)
    shape[axis] = 1
    return v.expand(shape) if v.ndim == 0 else v


def interp(x, xp, fp, left=None, right=None, period=None):
    t = raw(asarray(x))
    if not isinstance(t, torch.Tensor) or not isinstance(raw(fp), torch.Tensor) or raw(fp).is_complex():
        return unknown()
    return result(torch.empty_like(t, dtype=torch.float64))
