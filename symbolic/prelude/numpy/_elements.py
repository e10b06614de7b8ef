"""Functions of the elements of one or two arrays."""
import torch
from _pylib import unknown
from numpy._core import _real, asarray, binary, e, inf, ndarray, of_one_type, raw, result, unary


def sqrt(x, **kwargs):
    if isinstance(x, (int, float)):
        return x**0.5
    return unary("sqrt", x)


def exp(x, **kwargs):
    if isinstance(x, (int, float)):
        return e**x
    return unary("exp", x)


def log(x, **kwargs):
    return unary("log", x)


def log2(x, **kwargs):
    return unary("log2", x)


def log10(x, **kwargs):
    return unary("log10", x)


def log1p(x, **kwargs):
    return unary("log1p", x)


def sin(x, **kwargs):
    return unary("sin", x)


def cos(x, **kwargs):
    return unary("cos", x)


def tanh(x, **kwargs):
    return unary("tanh", x)


def abs(x, **kwargs):
    return unary("abs", x)


absolute = abs


def real(val):
    return val.real if isinstance(val, (int, float)) else asarray(val).real


def imag(val):
    return val.imag if isinstance(val, (int, float)) else asarray(val).imag


def conj(x, **kwargs):
    return x if isinstance(x, (int, float)) else asarray(x).conj()


conjugate = conj


def angle(z, deg=False):
    return unary("angle", z)


def sign(x, **kwargs):
    return unary("sign", x)


def square(x, **kwargs):
    return binary("mul", x, x)


def _rounded(name, x):
    if isinstance(x, (int, float)):
        import math

        return float(getattr(math, name)(x))
    return unary(name, x)


def ceil(x, **kwargs):
    return _rounded("ceil", x)


def floor(x, **kwargs):
    return _rounded("floor", x)


def trunc(x, **kwargs):
    return _rounded("trunc", x)


def rint(x, **kwargs):
    return round(x)


def round(a, decimals=0, out=None):
    return asarray(a).round(decimals)


around = round


def add(x, y, **kwargs):
    return binary("add", x, y)


def subtract(x, y, **kwargs):
    return binary("sub", x, y)


def multiply(x, y, **kwargs):
    return binary("mul", x, y)


def divide(x, y, **kwargs):
    return binary("truediv", x, y)


def floor_divide(x, y, **kwargs):
    return binary("floordiv", x, y)


def remainder(x, y, **kwargs):
    return binary("mod", x, y)


mod = remainder


def maximum(x, y, **kwargs):
    return binary("maximum", x, y)


def minimum(x, y, **kwargs):
    return binary("minimum", x, y)


def power(x, y, **kwargs):
    return binary("pow", x, y)


def isnan(x, **kwargs):
    return x != x if isinstance(x, (int, float)) else unary("isnan", x)


def isposinf(x, **kwargs):
    return x == inf if isinstance(x, (int, float)) else unary("isposinf", x)


def isneginf(x, **kwargs):
    return x == -inf if isinstance(x, (int, float)) else unary("isneginf", x)


def isinf(x, **kwargs):
    return x in (inf, -inf) if isinstance(x, (int, float)) else unary("isinf", x)


def isfinite(x, **kwargs):
    return x - x == 0 if isinstance(x, (int, float)) else unary("isfinite", x)


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
