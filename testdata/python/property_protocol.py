"""The functions of a property by name, and the descriptor protocol; what an object of which not all is known has."""
import torch
from somewhere import register


class Base:
    @property
    def width(self):
        return self._width

    @width.setter
    def width(self, value):
        self._width = value

    @width.deleter
    def width(self):
        self._width = 2


class Derived(Base):
    @property
    def width(self):
        return Base.width.__get__(self, type(self)) + 1

    @width.setter
    def width(self, value):
        Base.width.__set__(self, value * 2)


d = Derived()
d.width = 3
torch.zeros(d.width).view(4)  # want "7 elements"
Base.width.__delete__(d)
torch.zeros(d.width).view(4)  # want "3 elements"
Base.width.fset(d, 10)
torch.zeros(Base.width.fget(d)).view(4)  # want "10 elements"
torch.zeros(3 if property(len).fset is None else 4).view(5)  # want "3 elements"
torch.zeros(3 if Base.width.__get__(None, Base) is Base.width else 4).view(5)  # want "3 elements"
torch.zeros(3 if hasattr(d, "other") else 4).view(5)  # want "4 elements"


class Guarded:
    def __getattribute__(self, name):
        return super().__getattribute__(name)


g = Guarded()
g.there = 1
register(g)
torch.zeros(3 if hasattr(g, "other") else 5).view(5)
torch.zeros(3 if hasattr(g, "there") else 5).view(5)  # want "3 elements"
