"""What every object has from object is found before __getattr__ is asked; a name that nobody knows may be any."""
import sys

import torch
from options import load


class Options:
    def __init__(self):
        self._read = False

    def __getattr__(self, item):
        if not self._read:
            raise AttributeError("not read yet")
        return super().__getattr__(item)

    def read(self, path):
        for name, value in load(path).__dict__.items():
            if name in self.__dict__:
                raise AttributeError("twice")
            self.__setattr__(name, value)
        self._read = True


options = Options()
options.read(sys.argv[1])
layer = torch.nn.Linear(options.width, 3)
options.__setattr__("height", 4)
torch.zeros(3) + torch.zeros(options.height)  # want "3 against 4"


class Sizes:
    def __init__(self, given):
        self.kernel = -1
        self.__dict__.update(given)


conv = torch.nn.Conv2d(3, 4, Sizes(load(sys.argv[1])).kernel)
