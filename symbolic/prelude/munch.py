"""munch: dicts whose items are attributes."""
from _attrdict import AttrDict
from _pylib import unknown


class Munch(AttrDict):
    @classmethod
    def fromDict(cls, d):
        return cls(d)


def munchify(x):
    return Munch()._held(x)


def unmunchify(x):
    return x._plain() if isinstance(x, AttrDict) else x


def __getattr__(name):
    return unknown()
