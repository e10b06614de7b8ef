"""Arrays that are written as indices: np.r_[1, 2, 5:9], np.c_[x, y]."""
import torch
from _pylib import unknown
from numpy._core import asarray, raw, wrap
from numpy._moves import joined


def _part(key):
    """A range, an array or a number; unknown if it is anything else."""
    if not isinstance(key, slice):
        return raw(key)
    bounds = (key.start or 0, key.stop, 1 if key.step is None else key.step)
    if not all(isinstance(b, (int, float)) for b in bounds):
        return unknown()  # so many points between two numbers: 0:1:5j
    return torch.arange(*bounds, dtype=torch.float64 if any(isinstance(b, float) for b in bounds) else torch.int64)


def _number_beside(number, arrays):
    """A number has the type of the arrays beside it if they hold it."""
    if arrays and (isinstance(number, int) or arrays[0].is_floating_point()):
        return torch.tensor(number, dtype=arrays[0].dtype)
    return raw(asarray(number))


class _Builder:
    def __init__(self, columns):
        self.columns = columns

    def __getitem__(self, key):
        parts = [_part(k) for k in (key if isinstance(key, tuple) else (key,))]
        if not all(isinstance(p, (torch.Tensor, int, float)) for p in parts):
            return unknown()
        arrays = [p for p in parts if isinstance(p, torch.Tensor)]
        parts = [p if isinstance(p, torch.Tensor) else _number_beside(p, arrays) for p in parts]
        if self.columns:
            return wrap(joined([p.reshape(-1, 1) if p.ndim < 2 else p for p in parts], -1))
        return wrap(joined([p.reshape(1) if p.ndim == 0 else p for p in parts], 0))


r_ = _Builder(columns=False)
c_ = _Builder(columns=True)
