"""What derives from functools.partial is called like one, and has methods of its own."""
from functools import partial

import torch


class Bound(partial):
    __slots__ = "func"

    def __init__(self, func):
        self.func = func

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return partial(self.func, instance)


class Named(partial):
    def name(self):
        return self.func.__name__ + "_" + str(len(self.args))


def around(state, fn, *args, **kwargs):
    return fn(*args, **kwargs)


def handled(fn):
    return Bound(partial(around, None, fn))


class Model:
    width = 3

    @handled
    def weights(self, rows):
        return torch.zeros(rows, self.width)


Model().weights(2) @ torch.zeros(4)  # want "3 columns against 4"
make = Named(torch.zeros, 3)
make(4) + torch.zeros(5)  # want "4 against 5"
torch.zeros(len(make.name())) + torch.zeros(5)  # want "7 against 5"
