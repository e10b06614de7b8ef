"""Arrays as sets of their elements."""
import torch
from _pylib import unknown
from _shapelint import is_unknown
from numpy._core import asarray, of_one_type, raw, result, wrap
from numpy._moves import joined


def _among(x, of):
    """Which elements of x are among those of the other."""
    return (x.unsqueeze(-1) == of.reshape(-1)).any(-1)


def _those(x, found):
    return wrap(x[found.nonzero(as_tuple=True)])


def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    x, of = raw(asarray(element)), raw(asarray(test_elements))
    if not isinstance(x, torch.Tensor):
        return unknown()
    if is_unknown(of):  # texts and the like
        return result(torch.empty_like(x, dtype=torch.bool))
    found = _among(x, of)
    return result(~found if invert else found)


def _flat(*arrays):
    """The elements of each; None if one is not an array of numbers."""
    ts = [raw(asarray(a)) for a in arrays]
    return [t.reshape(-1) for t in ts] if all(isinstance(t, torch.Tensor) for t in ts) else None


def setdiff1d(ar1, ar2, assume_unique=False):
    ts = _flat(ar1, ar2)
    if ts is None:
        return unknown()
    x = ts[0] if assume_unique else torch.unique(ts[0])
    return _those(x, ~_among(x, ts[1]))


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    ts = _flat(ar1, ar2)
    if ts is None:
        return unknown()
    x, y = of_one_type(torch.unique(ts[0]), ts[1])
    values = _those(x, _among(x, y))
    if not return_indices:
        return values
    places = torch.empty(len(values), dtype=torch.int64)
    return values, wrap(places), wrap(places.clone())


def union1d(ar1, ar2):
    ts = _flat(ar1, ar2)
    if ts is None or isinstance(ar1, (int, float)) or isinstance(ar2, (int, float)):  # beside arrays numbers have no type
        return unknown()
    return wrap(torch.unique(joined(ts, 0)))
