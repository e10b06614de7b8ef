"""Dicts whose items are attributes, too, as several packages have them."""
from _pylib import unknown


class AttrDict(dict):
    def __init__(self, *args, **kwargs):
        super().__init__()
        for k, v in dict(*args, **kwargs).items():
            self[k] = v

    def _held(self, v):
        if type(v) is dict:
            return type(self)(v)
        if type(v) in (list, tuple):
            return type(v)([self._held(x) for x in v])
        return v

    def __setitem__(self, name, value):
        super().__setitem__(name, self._held(value))

    def __setattr__(self, name, value):
        self[name] = value

    def __getattr__(self, name):
        return self[name] if name in self else unknown()

    def __delattr__(self, name):
        del self[name]

    def update(self, *args, **kwargs):
        for k, v in dict(*args, **kwargs).items():
            self[k] = v

    def _plain(self):
        return {k: v._plain() if isinstance(v, AttrDict) else v for k, v in self.items()}

    to_dict = toDict = _plain
