"""torch.save and torch.load: what a program has saved itself it reads again; of other files nobody knows what is in them."""
from _pylib import unknown
from _shapelint import is_unknown

_files = {}


def _name(f):
    return str(f) if isinstance(f, (str, os.PathLike)) else f


def _copied(obj):
    """What is read is not what has been written: its containers are others. Of objects of classes nothing is kept."""
    if is_unknown(obj):
        return obj
    if isinstance(obj, dict):
        return {k: _copied(v) for k, v in obj.items()}
    if isinstance(obj, (list, tuple)):
        return type(obj)([_copied(x) for x in obj]) if type(obj) in (list, tuple) else unknown()
    if obj is None or isinstance(obj, (bool, int, float, str)) or isinstance(obj, Tensor):
        return obj
    return unknown()


def save(obj, f, *args, **kwargs):
    if isinstance(f, BytesIO) and f in _files:  # more is written after what there is
        _files[f] = unknown()
    elif not is_unknown(f):
        _files[_name(f)] = _copied(obj)


def load(f, *args, **kwargs):
    if is_unknown(f) or _name(f) not in _files:
        return unknown()
    return _copied(_files[_name(f)])


import os
from io import BytesIO

from torch import Tensor
