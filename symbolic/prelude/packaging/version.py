"""Versions and their order, as PEP 440 has it."""


class InvalidVersion(ValueError):
    pass


_PHASES = {"a": -3, "alpha": -3, "b": -2, "beta": -2, "c": -1, "rc": -1, "pre": -1, "preview": -1}


def _number(text):
    # The digits at the start of a text, and the rest.
    n = 0
    while n < len(text) and text[n].isdigit():
        n += 1
    return text[:n], text[n:]


class Version:
    def __init__(self, version):
        text = version.strip().lower()
        if text.startswith("v"):
            text = text[1:]
        text, _, local = text.partition("+")
        self.local = local or None
        self.epoch = 0
        self._text = version.strip()
        self._order = None
        self.pre = self.post = self.dev = None
        if text.replace(".", "").isdigit() and ".." not in text and text[0] != "." and text[-1] != ".":
            self.release = tuple([int(part) for part in text.split(".")])  # nearly all are so
            return
        if "!" in text:
            epoch, _, text = text.partition("!")
            self.epoch = int(epoch)
        release = []
        while True:
            digits, rest = _number(text)
            if not digits:
                break
            release.append(int(digits))
            text = rest
            if not (rest.startswith(".") and rest[1:2].isdigit()):
                break
            text = rest[1:]
        if not release:
            raise InvalidVersion("Invalid version: '" + version + "'")
        self.release = tuple(release)
        while text:
            text = text.lstrip(".-_")
            name = ""
            while text and text[0].isalpha():
                name += text[0]
                text = text[1:]
            digits, text = _number(text.lstrip(".-_"))
            n = int(digits) if digits else 0
            if name in _PHASES:
                self.pre = (name, n)
            elif name in ("post", "rev", "r") or not name and digits:
                self.post = n
            elif name == "dev":
                self.dev = n
            else:
                raise InvalidVersion("Invalid version: '" + version + "'")

    @property
    def _key(self):
        if self._order is None:
            self._order = self._compare_key()
        return self._order

    def _compare_key(self):
        release = list(self.release)
        while len(release) > 1 and release[-1] == 0:
            release.pop()
        if self.pre is not None:
            phase = (_PHASES[self.pre[0]], self.pre[1])
        elif self.post is None and self.dev is not None:
            phase = (-4, 0)
        else:
            phase = (0, 0)
        post = -1 if self.post is None else self.post
        dev = (1, 0) if self.dev is None else (0, self.dev)
        return (self.epoch, tuple(release), phase, post, dev, "" if self.local is None else "+" + self.local)

    def __lt__(self, other): return self._key < other._key
    def __le__(self, other): return self._key <= other._key
    def __eq__(self, other): return isinstance(other, Version) and self._key == other._key
    def __ne__(self, other): return not self == other
    def __ge__(self, other): return self._key >= other._key
    def __gt__(self, other): return self._key > other._key
    def __hash__(self): return hash(self._key)
    def __str__(self): return self._text
    def __repr__(self): return "<Version('" + self._text + "')>"

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
    def public(self): return self._text.partition("+")[0]

    @property
    def base_version(self):
        epoch = str(self.epoch) + "!" if self.epoch else ""
        return epoch + ".".join([str(n) for n in self.release])


LegacyVersion = Version


def parse(version):
    return Version(version)
