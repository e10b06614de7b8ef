"""Functions of the elements of one or two arrays."""
import torch
from _pylib import unknown
from numpy._core import _real, asarray, binary, ndarray, of_one_type, raw, result, unary


def arctan2(x1, x2, **kwargs):
    return binary("atan2", x1, x2)


def logaddexp(x1, x2, **kwargs):
    return binary("logaddexp", x1, x2)


def logical_and(x1, x2, **kwargs):
    return binary("logical_and", x1, x2)


def logical_or(x1, x2, **kwargs):
    return binary("logical_or", x1, x2)


def logical_xor(x1, x2, **kwargs):
    return binary("logical_xor", x1, x2)


def logical_not(x, **kwargs):
    return unary("logical_not", x)


def _close(a, b, *args):
    x, y = raw(asarray(a)), raw(asarray(b))
    if not isinstance(x, torch.Tensor) or not isinstance(y, torch.Tensor):
        return unknown("Tensor")
    x, y = of_one_type(_real(x), _real(y))
    return torch.isclose(x, y, *args)


def isclose(a, b, rtol=1e-5, atol=1e-8, equal_nan=False):
    return result(_close(a, b, rtol, atol, equal_nan))


def allclose(a, b, rtol=1e-5, atol=1e-8, equal_nan=False):
    return _close(a, b, rtol, atol, equal_nan).all().item()


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    t = raw(asarray(x))
    if not isinstance(t, torch.Tensor):
        return unknown()
    if copy or not isinstance(x, ndarray):
        return result(torch.nan_to_num(t, nan, posinf, neginf))
    t.nan_to_num_(nan, posinf, neginf)
    return x
