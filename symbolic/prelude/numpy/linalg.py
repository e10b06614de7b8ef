"""numpy.linalg: matrices of integers are computed with in double precision."""
import torch
from _pylib import unknown
from numpy._core import _real, asarray, dot, of_one_type, raw, result, wrap


def __getattr__(name):
    return unknown()


LinAlgError = ValueError  # of which it is a kind: what torch refuses here is refused as that


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


def slogdet(a):
    made = _parts("slogdet", a)
    return tuple(result(raw(p)) for p in made) if isinstance(made, tuple) else made


def _of_square(a):
    """The matrices, if they are square; torch refuses the others."""
    t = _matrices(a)
    if t is not None:
        torch.linalg.det(t)
    return t


def eigvals(a):
    """Whether they are complex the elements tell."""
    t = _of_square(a)
    return unknown() if t is None else wrap(torch.empty(t.shape[:-1], dtype=unknown()))


def eig(a):
    t = _of_square(a)
    if t is None:
        return unknown()
    return wrap(torch.empty(t.shape[:-1], dtype=unknown())), wrap(torch.empty(t.shape, dtype=unknown()))


def matrix_power(a, n):
    t = _of_square(a)
    return unknown() if t is None else wrap(torch.empty_like(raw(a) if n >= 0 else t))


def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
    t = _matrices(A)
    return unknown() if t is None else result(torch.empty(t.shape[:-2], dtype=torch.int64))


def multi_dot(arrays, *, out=None):
    if len(arrays) < 2:
        raise ValueError("Expecting at least two arrays.")
    made = arrays[0]
    for a in arrays[1:]:
        made = dot(made, a)
    return made


def solve(a, b):
    x, y = _matrices(a), raw(b)
    if x is None or not isinstance(y, torch.Tensor):
        return unknown()
    x, y = of_one_type(x, _real(y))
    if y.ndim != 1:
        return wrap(torch.linalg.solve(x, y.unsqueeze(0) if y.ndim == 2 and x.ndim > 2 else y))
    return wrap(torch.linalg.solve(x, y.unsqueeze(-1).expand(x.shape[:-2] + (len(y), 1))).squeeze(-1))


def lstsq(a, b, rcond=None):
    x, y = raw(asarray(a)), raw(asarray(b))
    if not isinstance(x, torch.Tensor) or not isinstance(y, torch.Tensor):
        return unknown()
    if x.ndim != 2:
        raise LinAlgError(f"{x.ndim}-dimensional array given. Array must be two-dimensional")
    if y.ndim not in (1, 2):
        raise LinAlgError(f"{y.ndim}-dimensional array given. Array must be two-dimensional")
    x, y = of_one_type(_real(x), _real(y))
    if x.shape[0] != y.shape[0]:
        raise LinAlgError("Incompatible dimensions")
    found = y.new_empty(x.shape[1:] + y.shape[1:])
    rest = y.new_empty(unknown("int"))  # empty where the columns depend on each other
    return wrap(found), wrap(rest), unknown("int"), wrap(y.new_empty(min(x.shape[0], x.shape[1])))


def norm(x, ord=None, axis=None, keepdims=False):
    t = raw(x)
    if not isinstance(t, torch.Tensor):
        return unknown()
    if axis is None:
        axis = tuple(range(t.ndim))
    return result(torch.linalg.vector_norm(_real(t), 2, axis, keepdims))
