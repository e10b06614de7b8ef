"""The environment profile: code runs eagerly, nothing is scripted or traced. https://docs.pytorch.org/docs/stable/jit.html"""
from typing import Final

from _pylib import unknown
from _shapelint import open_attributes
from torch.nn import Module


def is_scripting():
    return False


def is_tracing():
    return False


_isinstance = isinstance


def isinstance(obj, target_type):
    """Of a container the types of its elements count too, which nobody looks at here."""
    if not _isinstance(obj, target_type):
        return False
    return unknown("bool") if _isinstance(obj, (list, tuple, dict)) else True


def script(obj=None, *args, **kwargs):
    return open_attributes(obj)  # save, graph, code, ...


def trace(func, *args, **kwargs):
    return open_attributes(func)


def freeze(mod, *args, **kwargs):
    return mod


def optimize_for_inference(mod, *args, **kwargs):
    return mod


def ignore(drop=False, **kwargs):
    if callable(drop):
        return drop
    return lambda fn: fn


def unused(fn):
    return fn


def export(fn):
    return fn


def script_if_tracing(fn):
    return fn


_script_if_tracing = script_if_tracing


def interface(obj):
    return obj


def _overload_method(fn):
    return fn


def _overload(fn):
    return fn


def annotate(the_type, the_value):
    return the_value


def script_method(fn):
    return fn


def Attribute(value, type):
    return value


class ScriptModule(Module):
    """Its methods run as they are written."""


class ScriptFunction:
    pass
