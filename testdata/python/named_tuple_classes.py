"""Classes of named tuples are tuples: what isinstance, their bases and their fields tell."""
import inspect
from collections import namedtuple
from collections.abc import Sequence
from typing import NamedTuple

import torch


class Point(NamedTuple):
    x: int
    y: int = 2

    @property
    def sum(self): return self.x + self.y


class Scaled(namedtuple("Scaled", "a b")):
    __slots__ = ()

    def __new__(cls, a, b=5): return super().__new__(cls, a, b)


class Named:
    def size(self): return 7


class Mixed(Point, Named):
    pass


def move(v):
    if isinstance(v, tuple) and hasattr(v, "_fields"):
        return type(v)(*(move(e) for e in v))
    if isinstance(v, (list, tuple)):
        return [move(e) for e in v]
    return v + 1


moved = move([Point(1), (4,)])
torch.zeros(moved[0].sum, moved[1][0]).view(7)  # want "of \[5, 5\]"
checks = [isinstance(Point(1), tuple), isinstance(Point(1), (list, tuple)), issubclass(Point, tuple), isinstance(Point(1), Sequence), isinstance(Scaled(1), tuple), isinstance(Mixed(1), Point)]
torch.zeros(sum(checks), Mixed(1).size(), len(Point.__mro__)).view(5)  # want "of \[6, 7, 3\]"
torch.zeros(Point._field_defaults["y"], len(Point._fields), Point._make([3, 4]).sum, Point._replace(Point(1), x=4).x, len(Scaled(2)._asdict())).view(5)  # want "of \[2, 2, 7, 4, 2\]"
torch.zeros(1 if hasattr(Point, "x") and not hasattr(Point(1), "z") else 2, Scaled(1).b).view(3)  # want "of \[1, 5\]"


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self): self.a = 1


class Loose(Slotted):
    pass


torch.zeros([hasattr(Slotted(), "__dict__"), hasattr(Loose(), "__dict__"), hasattr(object(), "__dict__")].count(True), 1 + hasattr(Slotted(), "b")).view(3)  # want "of \[1, 1\]"
names = [n for n, f in inspect.getmembers(Named, inspect.isfunction) if not n.startswith("_")]
torch.zeros(1 if len(names) == 1 else 2).view(1)
