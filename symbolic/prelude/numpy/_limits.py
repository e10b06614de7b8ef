"""What numbers of a type can be."""
import torch
from _pylib import unknown
from numpy._core import dtype as dtype_class
from numpy._core import ndarray, to_torch


class _info:
    def __init__(self, dtype):
        if isinstance(dtype, ndarray):
            dtype = dtype.dtype
        want = torch.float64 if isinstance(dtype, float) else to_torch(dtype)
        self.dtype = unknown() if want is None else dtype_class(want)
        self._of_torch = unknown() if want is None else self._limits(want)
        self.min, self.max, self.bits = self._of_torch.min, self._of_torch.max, self._of_torch.bits

    def __getattr__(self, name):
        return unknown()


class finfo(_info):
    _limits = staticmethod(torch.finfo)

    def __init__(self, dtype):
        super().__init__(dtype)
        self.eps, self.resolution = self._of_torch.eps, self._of_torch.resolution
        self.tiny = self.smallest_normal = self._of_torch.tiny


class iinfo(_info):
    _limits = staticmethod(torch.iinfo)
