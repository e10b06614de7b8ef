"""What fills a container of a user's class is its own __init__, whatever that takes."""
from collections import OrderedDict, defaultdict

import torch
from somewhere import flag


class Named(dict):
    def __init__(self, value):
        super().__init__()
        self["value"] = value


class Options(dict):
    def __init__(self, path, **options):
        super().__init__(a=1, **options)


class Pair(list):
    def __init__(self, n):
        super().__init__([n, n])


class Ordered(OrderedDict):
    def __init__(self, n):
        OrderedDict.__init__(self, {"n": n})


class Below(set):
    def __init__(self, n):
        super().__init__(range(n))


class Groups(defaultdict):
    def __init__(self, name):
        super().__init__(list)
        self[name].append(1)


class Frozen(OrderedDict):
    """All that an ordered dictionary has is known: no other name is an attribute of one."""

    def __init__(self, **options):
        super().__init__(**options)
        for name, value in self.items():
            setattr(self, name, value)


if flag:
    x = torch.zeros(2, 4)
else:
    x = torch.zeros(3, 4)
named = Named(x)
named["value"].view(5, 5)  # want "\[5, 5\] does not hold"
first = [named[key] for key in named.keys()][0]
first.sum(2)  # want "2"
torch.zeros(len(Options({"z": 2}, b=3))).view(9)  # want "2 elements"
torch.zeros(len(Pair([1, 2, 3]))).view(9)  # want "2 elements"
torch.zeros(len(Ordered({1: 2, 2: 3, 3: 4}))).view(9)  # want "1 elements"
torch.zeros(len(Below(4))).view(9)  # want "4 elements"
torch.zeros(len(Groups("x")["x"]))
frozen = Frozen(size=5)
torch.zeros(frozen.size if hasattr(frozen, "size") else 6).view(9)  # want "5 elements"
torch.zeros(5 if hasattr(frozen, "_hook") else 6).view(9)  # want "6 elements"
