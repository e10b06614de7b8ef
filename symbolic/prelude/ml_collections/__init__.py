"""ml_collections: dicts whose items are attributes."""
import contextlib

from _attrdict import AttrDict
from _pylib import unknown


class ConfigDict(AttrDict):
    def __init__(self, initial_dictionary=None, *args, **kwargs):
        super().__init__(initial_dictionary or {})

    def lock(self):
        return self

    unlock = lock

    @contextlib.contextmanager
    def unlocked(self):
        yield self

    ignore_type = unlocked

    def copy_and_resolve_references(self):
        return type(self)(self._plain())


class FrozenConfigDict(ConfigDict):
    pass


def __getattr__(name):
    return unknown()
