"""Command lines of functions and dataclasses. https://brentyi.github.io/tyro"""
from _apps import call
from _pylib import unknown
from _shapelint import is_unknown


def cli(f, *, args=None, default=None, **kw):
    if args is not None or is_unknown(f):
        return unknown("")
    return call(f) if default is None else default


def __getattr__(name):
    return unknown("")
