"""Functions of Python that are called for elements or rows: what the first call gives tells what all give."""
import torch
from _pylib import unknown
from numpy._core import asarray, dtype_of_number, ndarray, raw, to_torch, wrap


def _dtype_of_first(value, t):
    """The type of what is computed from elements of t, the first being value: numbers do not tell how wide they are."""
    if isinstance(value, bool) or t.dtype in (torch.float64, torch.int64):
        return to_torch(dtype_of_number(value))
    if isinstance(value, float):
        return torch.float64 if t.dtype == torch.int32 else unknown()
    return torch.int64 if t.is_floating_point() else unknown()


class vectorize:
    def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.pyfunc, self.otypes = pyfunc, otypes
        self.elementwise = excluded is None and signature is None

    def __getattr__(self, name):
        return unknown()

    def __call__(self, *args, **kwargs):
        if self.pyfunc is None:  # it is the decorator
            self.pyfunc = args[0]
            return self
        ts = [raw(asarray(a)) for a in args]
        if kwargs or not self.elementwise or not all(isinstance(t, torch.Tensor) for t in ts):
            return unknown()
        shape = torch.broadcast_shapes(*[t.shape for t in ts])
        if isinstance(self.otypes, (list, tuple)) and len(self.otypes) == 1:
            return wrap(torch.empty(shape, dtype=to_torch(self.otypes[0]) or unknown()))
        first = self.pyfunc(*[t.reshape(-1)[0].item() for t in ts])
        if self.otypes is not None or not isinstance(first, (int, float)):
            return unknown()
        alike = all(t.dtype == ts[0].dtype for t in ts)
        return wrap(torch.empty(shape, dtype=_dtype_of_first(first, ts[0]) if alike else unknown()))


def fromiter(iter, dtype, count=-1, **kwargs):
    return wrap(torch.empty(len(list(iter)) if count < 0 else count, dtype=to_torch(dtype) or unknown()))


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    t = raw(asarray(arr))
    if not isinstance(t, torch.Tensor):
        return unknown()
    rows = t.movedim(axis, -1)
    first = func1d(wrap(rows[(0,) * (rows.ndim - 1)]), *args, **kwargs)
    if isinstance(first, (int, float)):
        return wrap(torch.empty(rows.shape[:-1], dtype=_dtype_of_first(first, t)))
    if not isinstance(first, ndarray) or first.ndim != 1:
        return unknown()
    return wrap(torch.empty(rows.shape[:-1] + first.shape, dtype=raw(first).dtype).movedim(-1, axis))
