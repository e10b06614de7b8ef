"""One thread runs: what it keeps for itself is a plain object. https://docs.python.org/3/library/threading.html"""
from _pylib import unknown


class local:
    _complete_ = True


def __getattr__(name):
    return unknown("")
