"""Questions about types at run time. https://beartype.readthedocs.io/en/latest/api_door"""
from typing import Any, Union, get_args, get_origin

from _pylib import unknown

_CONTAINERS = (dict, frozenset, list, set, tuple)


def is_bearable(obj, hint, *, conf=None):
    if hint is Any:
        return True
    if hint is None:
        return obj is None
    if get_origin(hint) is Union:
        return any([is_bearable(obj, member) for member in get_args(hint)])
    if not isinstance(hint, type):
        return unknown("bool")
    # What is in a container may have to be of some type, too.
    return unknown("bool") if isinstance(obj, hint) and hint in _CONTAINERS else isinstance(obj, hint)


def die_if_unbearable(obj, hint, *, conf=None):
    pass


def __getattr__(name):
    return unknown("")
