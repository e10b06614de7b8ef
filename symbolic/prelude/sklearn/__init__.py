"""scikit-learn, as far as the sizes of arrays see it. A name that is not here is unknown."""
from _pylib import unknown

__version__ = "1.7.2"


def __getattr__(name):
    return unknown()
