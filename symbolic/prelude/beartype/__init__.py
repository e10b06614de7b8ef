"""Checks of types at run time change nothing in what is checked."""
from _pylib import unknown


def beartype(obj=None, *, conf=None):
    return (lambda f: f) if obj is None else obj


def __getattr__(name):
    return unknown("")
