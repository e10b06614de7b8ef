"""What every object has from object."""
import functools
import inspect
from enum import Enum

import torch


class Plain:
    pass


class Colour(Enum):
    RED = 1


def count(v):
    return sum(hasattr(v, n) for n in ("__setattr__", "__init__", "__reduce_ex__", "__hash__", "__lt__", "__str__"))


for v in ({}, [], (), 1, 1.5, "", None, set(), Plain(), Plain, Colour.RED, Colour, count, ValueError("x"), functools.partial(count), len):
    torch.zeros(count(v)).view(7)  # want "6 elements"
    v.__sizeof__()
    v.__reduce_ex__
Plain().__init__()
p = Plain()
p.__setattr__("size", 3)
torch.zeros(p.size).view(5)  # want "3 elements"


class Derived(Plain):
    def rows(self):
        return 4


class Further(Derived):
    def rows(self):
        return 3


torch.zeros(Further.__base__.rows(None)).view(5)  # want "4 elements"
torch.zeros(2 if Plain.__base__.__base__ is None else 3).view(5)  # want "2 elements"
torch.zeros(sum([c.rows(None) for c in inspect.getmro(Further) if "rows" in vars(c)])).view(5)  # want "7 elements"
