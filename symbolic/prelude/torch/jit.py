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


class _Internals:
    """What a compiled module tells of itself."""

    def __getattr__(self, name):
        return unknown()

    def __call__(self, *args, **kwargs):
        return unknown()

    def __str__(self):
        return unknown("str")


_METHODS = (
    "_save_for_lite_interpreter", "_save_to_buffer_for_lite_interpreter", "code_with_constants", "define", "dump", "dump_to_str",
    "forward_magic_method", "get_debug_state", "graph_for", "save", "save_to_buffer",
)
_PROPERTIES = ("_c", "_constants_set", "graph", "inlined_graph")


def _compiled(obj):
    """A module stays what it is and tells more of itself; that its modules are those it has is known."""
    if not _isinstance(obj, Module):
        return open_attributes(obj)
    for name in _METHODS + _PROPERTIES:
        setattr(obj, name, _Internals())
    obj.code, obj.original_name = unknown("str"), type(obj).__name__
    return obj


def script(obj=None, *args, **kwargs):
    return _compiled(obj)


def trace(func, *args, **kwargs):
    return _compiled(func)


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
    _in_part_ = True



class ScriptFunction:
    _in_part_ = True
    pass
