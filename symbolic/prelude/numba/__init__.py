"""Compiled functions do what they do uncompiled."""
from _pylib import unknown


def jit(signature_or_function=None, *args, **kw):
    if callable(signature_or_function):
        return signature_or_function
    return lambda f: f


njit = jit


def prange(*args):
    return range(*args)


def __getattr__(name):
    return unknown("")
