"""What command line libraries have in common: a program is run without arguments, which is one of its executions.

What has no default then only the user knows."""
import dataclasses
import inspect
from _pylib import unknown
from _shapelint import apart

_SCALARS = {int: "int", float: "float", str: "str", bool: "bool"}


def given(annotation=None):
    """A value of a type that the user gives."""
    for scalar, name in _SCALARS.items():
        if annotation is scalar or annotation == name:
            return unknown(name)
    return unknown("")


def construct(cls, changes=None):
    """A dataclass with its defaults; fields without one are given, dataclasses among them made the same way."""
    values = dict(changes or {})
    for f in dataclasses.fields(cls):
        if f.init and f.name not in values and f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING:
            nested = isinstance(f.type, type) and dataclasses.is_dataclass(f.type)
            values[f.name] = construct(f.type) if nested else given(f.type)
    return cls(**values)


def arguments(f):
    """What a function gets that has no default, by name."""
    values = {}
    for name, p in inspect.signature(f).parameters.items():
        if p.default is inspect.Parameter.empty and p.kind.value in (1, 3):
            nested = isinstance(p.annotation, type) and dataclasses.is_dataclass(p.annotation)
            values[name] = construct(p.annotation) if nested else given(p.annotation)
    return values


def call(f):
    """Call a function or class with what the user must give."""
    if isinstance(f, type) and dataclasses.is_dataclass(f):
        return construct(f)
    try:
        values = arguments(f)
    except ValueError:
        return unknown("")
    return f(**values)


def one_of(actions):
    """Run actions of which the user chooses one: each is an execution of its own."""
    for action in actions:
        apart(action)
