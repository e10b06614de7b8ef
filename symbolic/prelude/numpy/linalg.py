"""numpy.linalg: matrices of integers are computed with in double precision."""
import torch
from _pylib import unknown
from numpy._core import _real, raw, result, wrap


def __getattr__(name):
    return unknown()


def _matrices(a):
    t = raw(a)
    return _real(t) if isinstance(t, torch.Tensor) and t.ndim >= 2 else None


def _parts(name, a, *args, **kwargs):
    t = _matrices(a)
    if t is None:
        return unknown()
    return tuple(wrap(p.contiguous()) for p in getattr(torch.linalg, name)(t, *args, **kwargs))


def _of_one(name, a):
    t = _matrices(a)
    return unknown() if t is None else result(getattr(torch.linalg, name)(t).contiguous())


def eigh(a, UPLO="L"):
    return _parts("eigh", a)


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    return _parts("svd", a, full_matrices=full_matrices) if compute_uv else _of_one("svdvals", a)


def qr(a, mode="reduced"):
    return _parts("qr", a, mode) if mode == "reduced" or mode == "complete" else unknown()


def eigvalsh(a, UPLO="L"):
    return _of_one("eigvalsh", a)


def inv(a):
    return _of_one("inv", a)


def pinv(a, *args, **kwargs):
    return _of_one("pinv", a)


def cholesky(a, *, upper=False):
    return _of_one("cholesky", a)


def det(a):
    return _of_one("det", a)


def solve(a, b):
    x, y = _matrices(a), raw(b)
    if x is None or x.ndim != 2 or not isinstance(y, torch.Tensor) or y.ndim > 2:
        return unknown()
    return wrap(torch.linalg.solve(x, _real(y).to(x.dtype)))


def norm(x, ord=None, axis=None, keepdims=False):
    t = raw(x)
    if not isinstance(t, torch.Tensor):
        return unknown()
    if axis is None:
        axis = tuple(range(t.ndim))
    return result(torch.linalg.vector_norm(_real(t), 2, axis, keepdims))
