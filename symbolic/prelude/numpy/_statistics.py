"""Statistics: averages, quantiles, and those that leave out what is not a number."""
import torch
from _pylib import unknown
from _shapelint import is_unknown
from numpy._core import _real, asarray, binary, raw, reduce, result, wrap


def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    if returned:
        return unknown()
    if weights is None:
        return reduce("mean", a, axis, keepdims)
    t, w = raw(a), raw(weights)
    if not isinstance(t, torch.Tensor) or not isinstance(w, torch.Tensor):
        return unknown()
    if w.ndim != t.ndim:
        if not isinstance(axis, int) or w.ndim != 1:
            return unknown()
        w = w.reshape([-1 if i == axis % t.ndim else 1 for i in range(t.ndim)])
    total = reduce("sum", binary("mul", wrap(_real(t)), wrap(w)), axis, keepdims)
    return binary("truediv", total, reduce("sum", wrap(w.expand(t.shape)), axis, keepdims))


def _deviation(a, axis, ddof, keepdims):
    """The variance of what is a number."""
    t = raw(a)
    if not isinstance(t, torch.Tensor) or t.is_complex():
        return None
    t = _real(t)
    if axis is None:
        axis = tuple(range(t.ndim))
    apart = t - t.nanmean(axis, keepdim=True)
    return (apart * apart).nansum(axis, keepdim=keepdims) / ((~t.isnan()).sum(axis, keepdim=keepdims) - ddof)


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, **kwargs):
    t = _deviation(a, axis, ddof, keepdims)
    return unknown() if t is None else result(t)


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, **kwargs):
    t = _deviation(a, axis, ddof, keepdims)
    return unknown() if t is None else result(t.sqrt())


def nansum(a, axis=None, dtype=None, out=None, keepdims=False, **kwargs):
    return reduce("nansum", a, axis, keepdims, dtype)


def nanmean(a, axis=None, dtype=None, out=None, keepdims=False, **kwargs):
    return reduce("nanmean", a, axis, keepdims, dtype)


def _extreme(name, a, axis, keepdims, neutral):
    t = raw(a)
    if isinstance(t, torch.Tensor) and not is_unknown(t.dtype) and t.is_floating_point():
        a = wrap(t.masked_fill(t.isnan() & ~t.isnan().all(), neutral))
    return reduce(name, a, axis, keepdims)


def nanmax(a, axis=None, out=None, keepdims=False, **kwargs):
    return _extreme("max", a, axis, keepdims, -float("inf"))


def nanmin(a, axis=None, out=None, keepdims=False, **kwargs):
    return _extreme("min", a, axis, keepdims, float("inf"))


# The methods that give elements, and nothing between them.
_PICKED = ("lower", "higher", "nearest", "inverted_cdf", "closest_observation")


def _quantile(a, q, axis, keepdims, method="linear"):
    t, at = raw(a), raw(q)
    if not isinstance(t, torch.Tensor) or not isinstance(at, (torch.Tensor, int, float)):
        return unknown()
    one = not isinstance(at, torch.Tensor)
    if not one and at.ndim != 1:
        return unknown()
    lead = torch.quantile(torch.zeros(1, dtype=torch.float64), at if one else at.double(), 0).shape  # refuses more than all
    rest = ()
    if axis is not None or keepdims:
        axes = tuple(range(t.ndim)) if axis is None else axis
        rest = tuple(t.sum(axes, keepdim=keepdims).shape)
    want = t.dtype if method in _PICKED else _real(t).dtype if one else torch.float64
    return result(torch.empty(tuple(lead) + rest, dtype=want))


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, **kwargs):
    return _quantile(a, q, axis, keepdims, method)


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, **kwargs):
    return _quantile(a, binary("truediv", q, 100), axis, keepdims, method)


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    return _quantile(a, 0.5, axis, keepdims)


nanquantile = quantile
nanpercentile = percentile
nanmedian = median


def histogram(a, bins=10, range=None, density=None, weights=None):
    t, edges = raw(asarray(a)), raw(bins)
    if not isinstance(t, torch.Tensor):
        return unknown()
    if not isinstance(edges, torch.Tensor):
        count = edges if isinstance(edges, int) else unknown("int")
        edges = torch.empty(count + 1, dtype=_real(t).dtype)
    of = torch.float64 if density else torch.int64 if weights is None else raw(asarray(weights)).dtype
    return wrap(torch.empty(len(edges) - 1, dtype=of)), wrap(edges)
