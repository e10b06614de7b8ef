"""Versions and their order, as PEP 440 has it."""
from functools import cache

from _pylib import version_parts as _parts


class InvalidVersion(ValueError):
    pass


class Version:
    def __init__(self, version):
        parts = _parts(version)
        if parts is None:
            raise InvalidVersion("Invalid version: '" + version + "'")
        self.epoch, self.release, self.pre, self.post, self.dev, self.local, self._key = parts

    def __lt__(self, other): return self._key < other._key
    def __le__(self, other): return self._key <= other._key
    def __eq__(self, other): return isinstance(other, Version) and self._key == other._key
    def __ne__(self, other): return not self == other
    def __ge__(self, other): return self._key >= other._key
    def __gt__(self, other): return self._key > other._key
    def __hash__(self): return hash(self._key)
    def __str__(self): return self.public + ("" if self.local is None else "+" + self.local)
    def __repr__(self): return "<Version('" + str(self) + "')>"

    @property
    def major(self): return self.release[0]
    @property
    def minor(self): return self.release[1] if len(self.release) > 1 else 0
    @property
    def micro(self): return self.release[2] if len(self.release) > 2 else 0
    @property
    def is_prerelease(self): return self.dev is not None or self.pre is not None
    @property
    def is_postrelease(self): return self.post is not None
    @property
    def is_devrelease(self): return self.dev is not None

    @property
    def public(self):
        text = self.base_version
        if self.pre is not None:
            text += self.pre[0] + str(self.pre[1])
        if self.post is not None:
            text += ".post" + str(self.post)
        return text if self.dev is None else text + ".dev" + str(self.dev)

    @property
    def base_version(self):
        epoch = str(self.epoch) + "!" if self.epoch else ""
        return epoch + ".".join([str(n) for n in self.release])


LegacyVersion = Version


@cache
def parse(version):
    return Version(version)
