"""numpy.lib. A name that is not here is unknown."""
from _pylib import unknown


def __getattr__(name):
    return unknown()
