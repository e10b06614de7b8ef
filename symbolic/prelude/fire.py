"""A command line of any object. https://github.com/google/python-fire"""
from _apps import arguments, call, one_of
from _pylib import unknown
import inspect


def Fire(component=None, command=None, name=None, serialize=None):
    if component is None or command is not None:
        return unknown("")
    return _run(component)


def _run(component):
    if inspect.isfunction(component) or inspect.ismethod(component):
        return call(component)
    if isinstance(component, dict):
        one_of([_later(c) for c in component.values()])
    elif isinstance(component, (list, tuple)):
        return unknown("")
    elif isinstance(component, type):
        _methods(call(component), component)
    else:
        _methods(component, type(component))
    return unknown("")


def _methods(obj, cls):
    one_of([_later(getattr(obj, n)) for n, m in cls.__dict__.items() if not n.startswith("_") and inspect.isfunction(m)])


def _later(component):
    return lambda: _run(component)


def decorators(*args, **kw):
    return lambda f: f
