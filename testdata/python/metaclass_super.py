"""super() in a method of a metaclass looks among the metaclasses, and binds to the class."""
from enum import Enum, EnumMeta

import torch


class Listing(EnumMeta):
    def __iter__(self):
        return super().__iter__()

    def __contains__(self, other):
        return any(member.name == other for member in self)


class Kind(Enum, metaclass=Listing):
    NARROW = 2
    WIDE = 3


widths = [member.value for member in Kind]
torch.zeros(sum(widths)) + torch.zeros(4)  # want "5.*4"
if "WIDE" in Kind:
    torch.zeros(3) + torch.zeros(4)  # want "3.*4"


class Registering(type):
    made = []

    def __call__(cls, *args):
        made = super().__call__(*args)
        Registering.made.append(made.width)
        return made

    def width_of(cls):
        return 6


class Deriving(Registering):
    def width_of(cls):
        return super().width_of() + 1


class Sized(metaclass=Deriving):
    def __init__(self, width):
        self.width = width


Sized(5)
torch.zeros(Registering.made[0]) + torch.zeros(4)  # want "5.*4"
torch.zeros(Sized.width_of()) + torch.zeros(4)  # want "7.*4"


class Staged(type):
    def __new__(cls, name, bases, namespace):
        return super().__new__(cls, name, bases, namespace)

    def __call__(cls, *args):
        made = cls.__new__(cls)
        made.before()
        made.__init__(*args)
        return made


class Stage(torch.nn.Module, metaclass=Staged):
    def before(self):
        torch.nn.Module.__init__(self)

    def __init__(self, width):
        self.layer = torch.nn.Linear(width, 2)

    def forward(self, x):
        return self.layer(x)  # want "takes 3 features, got 5"


Stage(3)(torch.zeros(4, 5))
