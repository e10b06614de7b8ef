"""Versions by their numbers and words, in the order in which they stand."""
import re


class Version:
    def __init__(self, vstring=None):
        if vstring:
            self.parse(vstring)

    def _parts(self, other):
        if isinstance(other, str):
            other = type(self)(other)
        return other.version

    def __eq__(self, other): return self.version == self._parts(other)
    def __lt__(self, other): return self.version < self._parts(other)
    def __le__(self, other): return self.version <= self._parts(other)
    def __gt__(self, other): return self.version > self._parts(other)
    def __ge__(self, other): return self.version >= self._parts(other)


class LooseVersion(Version):
    def parse(self, vstring):
        self.vstring = vstring
        self.version = [int(p) if p.isdigit() else p for p in re.findall(r"[0-9]+|[a-z]+|[^0-9a-z.]+", vstring)]

    def __str__(self): return self.vstring
    def __repr__(self): return "LooseVersion ('" + self.vstring + "')"


class StrictVersion(Version):
    def parse(self, vstring):
        m = re.match(r"^(\d+)\.(\d+)(\.(\d+))?([ab](\d+))?$", vstring)
        if m is None:
            raise ValueError("invalid version number '" + vstring + "'")
        self.vstring = vstring
        pre = (m.group(5)[0], int(m.group(6))) if m.group(5) else ("z", 0)
        self.version = [int(m.group(1)), int(m.group(2)), int(m.group(4) or 0), pre]

    def __str__(self): return self.vstring
