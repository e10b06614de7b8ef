"""What the elements of a column are: a dtype of torch, MIXED, or None where nobody knows."""
import torch
from _shapelint import is_unknown
from _pylib import unknown, unknown_list
from numpy._broad import BroadArray, broad
from numpy._core import asarray, ndarray, to_torch, wrap

MIXED = object()  # integers or floats of 64 bits, truths or objects: what pandas makes of a file
_PLAIN = (torch.int64, torch.float64, torch.bool)


def some_number():
    """Of rows, of columns, of values that differ: nobody has counted them."""
    return len(unknown_list(unknown()))


def array_of(t, kind):
    """The array of a tensor's sizes."""
    if kind is MIXED:
        return broad(t if is_unknown(t.dtype) else torch.empty(t.shape, dtype=unknown()))
    if kind is None:
        return wrap(t if is_unknown(t.dtype) else torch.empty(t.shape, dtype=unknown()))
    return wrap(t.to(kind))


def kind_of_array(a):
    if isinstance(a, BroadArray):
        return MIXED
    return a.__tensor__.dtype if isinstance(a, ndarray) and not is_unknown(a.__tensor__.dtype) else None


def kind_of(value):
    """Of a column that is made of a value."""
    if isinstance(value, ndarray):
        return kind_of_array(value)
    if is_unknown(value):
        return None
    if isinstance(value, (bool, int, float)):
        return to_torch(type(value))
    if isinstance(value, range):
        return torch.int64
    if isinstance(value, str):
        return MIXED
    return _kind_of_items(value) if isinstance(value, (list, tuple)) else None


def _kind_of_items(items):
    """Of a list: a number that the program computed may be one of numpy, of fewer bits."""
    if len(items) == 0 or is_unknown(items[0]):
        return None
    if isinstance(items[0], float):
        return torch.float64
    return MIXED if isinstance(items[0], (int, str)) else None


def one_of(kinds):
    """The kind of a column that is one of those."""
    kinds = list(kinds)
    if not kinds or all(k == kinds[0] for k in kinds):
        return kinds[0] if kinds else None
    return MIXED if all(k is MIXED or k in _PLAIN for k in kinds) else None


def whole(kinds):
    """The kind of an array of several columns."""
    kinds = list(kinds)
    if not kinds or any(k is None for k in kinds):
        return None
    if all(k == kinds[0] for k in kinds):
        return kinds[0]
    if any(k is MIXED or k == torch.bool for k in kinds):
        return MIXED
    made = kinds[0]
    for k in kinds[1:]:
        made = kind_of_array(wrap(torch.empty(1, dtype=made)) + wrap(torch.empty(1, dtype=k)))
    return made


def computed(kind, op, other):
    """The kind of op(column, other), where other is a column's kind or a value."""
    if kind is None or other is None:
        return None
    x = array_of(torch.empty(1), kind)
    y = other if isinstance(other, (int, float)) else array_of(torch.empty(1), other)
    made = op(x, y)
    return kind_of_array(made) if isinstance(made, ndarray) else None
