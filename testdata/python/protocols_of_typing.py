# What belongs to a protocol that is checked at run time has its methods and its data.
from typing import ClassVar, Protocol, Union, runtime_checkable

import torch
from torch import nn


@runtime_checkable
class Sized(Protocol):
    dim: int

    def run(self, x): ...


@runtime_checkable
class Named(Sized, Protocol):
    name: str
    kind: ClassVar[str] = "any"


class Full(nn.Module):
    kind = "full"

    def __init__(self, dim):
        super().__init__()
        self.dim = dim
        self.name = "full"

    def run(self, x):
        return x


class NoData:
    def run(self, x):
        return x


class NoMethod:
    dim = 3


class Given(Sized):
    pass


def width(x):
    return x.dim if isinstance(x, Sized) else 7


torch.zeros(width(Full(3))) + torch.zeros(9)  # want "3 against 9"
torch.zeros(width(NoData())) + torch.zeros(9)  # want "7 against 9"
torch.zeros(width(NoMethod())) + torch.zeros(9)  # want "7 against 9"
torch.zeros(width(3)) + torch.zeros(9)  # want "7 against 9"
assert isinstance(Full(3), Named) and isinstance(Given(), Sized)
assert not isinstance(NoData(), Named) and not isinstance(Given(), Named)
assert isinstance(Full(3), (int, Named)) and not isinstance("text", (int, Sized))


@runtime_checkable
class Shaped(Protocol):
    shape: tuple


assert isinstance(torch.zeros(3), Shaped) and not isinstance(3, Shaped)
torch.zeros(2 if isinstance(torch.zeros(3), Shaped) else 1) + torch.zeros(9)  # want "2 against 9"


class Open:
    def __getattr__(self, name):
        if name == "dim":
            return 4
        raise AttributeError(name)

    def run(self, x):
        return x


class Changed(NoData):
    pass


changed = Changed()
assert not isinstance(changed, Sized)
changed.dim = 5
torch.zeros(width(changed)) + torch.zeros(9)  # want "5 against 9"
if isinstance(Open(), Sized):  # it is in some versions of Python only
    print(Open().dim)
