"""Pillow, as far as sizes see it. A name that is not here is unknown."""
from _pylib import unknown

__version__ = "12.0.0"


def __getattr__(name):
    return unknown()
