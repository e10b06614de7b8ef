"""Objects that share one mapping in place of their __dict__, and a dict that is its own."""
import torch


class Shared:
    _state = {}

    def __init__(self, n=None):
        self.before = 1
        self.__dict__ = self._state
        if not self.initialized:
            if n is None:
                raise ValueError("the first one must say")
            self.n = n

    @property
    def initialized(self):
        return "n" in self.__dict__

    def __getattr__(self, name):
        raise AttributeError(f"nothing called {name}")


class Options(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


first, second = Shared(5), Shared()
second.m = 3
options = Options(h=4)
options.w = 6
size = len(options)
del options.w

a = torch.zeros(second.n, first.m)
b = torch.zeros(options.h, size, len(options))
c = torch.zeros(2 if hasattr(first, "before") else 1)
a @ torch.zeros(4, 1)  # want "3.*4"
b @ torch.zeros(2, 1)  # want "1.*2"
c @ torch.zeros(2)  # want "1.*2"
