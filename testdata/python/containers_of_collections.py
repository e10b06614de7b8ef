"""What collections and its abstract classes give: counters compare and keep their class, registries derive from UserDict
and defaultdict, chains look from front to back, and a class with five methods is a whole set."""
from collections import ChainMap, Counter, UserDict, UserList, defaultdict, namedtuple
from collections.abc import MutableSet, Mapping, MutableSequence

import torch

votes = Counter(a=3, b=1)
votes.subtract(a=1, self=2)
torch.zeros(votes["a"] + 2).view(4)
torch.zeros(1).view(1 if votes["self"] == -2 else 2)
del votes["missing"]
votes += Counter("bb")
torch.zeros(len(votes), votes["b"]).view(6)
torch.zeros(1).view(1 if Counter("ab") <= Counter("abb") and not Counter("aab") <= Counter("abb") else 2)
torch.zeros(1).view(1 if Counter(a=1, b=0) == Counter("a") else 2)


class Registry(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


layers = Registry(Conv=3, Linear=4)
torch.zeros(layers["conv"] + layers["linear"]).view(7)
torch.zeros(1).view(1 if layers == {"conv": 3, "linear": 4} and isinstance(layers, Mapping) else 2)
torch.zeros(1).view(1 if type(layers | {"x": 1}) is Registry else 2)


class Sized(defaultdict):
    def __missing__(self, key):
        self[key] = made = self.default_factory(key)
        return made


widths = Sized(lambda n: n * 2)
torch.zeros(widths[4], len(widths)).view(8)
groups = defaultdict(list, a=[1])
groups["b"].append(2)
torch.zeros(1).view(1 if type(groups.copy()) is defaultdict and groups.default_factory is list else 2)
groups.default_factory = None
try:
    groups["c"]
    torch.zeros(1).view(2)
except KeyError:
    torch.zeros(len(groups)).view(2)

settings = ChainMap({"lr": 3}, {"lr": 1, "width": 5})
torch.zeros(settings["lr"], settings.new_child({"width": 2})["width"]).view(6)
torch.zeros(len(settings), settings.parents["lr"]).view(2)
torch.zeros(1).view(1 if list(settings) == ["lr", "width"] else 2)


class Stages(UserList):
    pass


stages = Stages([4, 5, 6])
torch.zeros(1).view(1 if isinstance(stages[1:], Stages) and not isinstance(stages, list) else 2)
torch.zeros(len(stages + [1]), stages[-1]).view(24)


class Ordered(MutableSet):
    def __init__(self, items=()):
        self.items = list(items)

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, x):
        if x not in self.items:
            self.items.append(x)

    def discard(self, x):
        if x in self.items:
            self.items.remove(x)


kept = Ordered([3, 4, 5]) - {4}
torch.zeros(*kept).view(15)
kept |= [7]
torch.zeros(len(kept & Ordered([7, 9]))).view(1)
torch.zeros(1).view(1 if kept == {3, 5, 7} and kept > {3} else 2)


class Blocks(MutableSequence):
    def __init__(self):
        self.items = []

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, x):
        self.items[i] = x

    def __delitem__(self, i):
        del self.items[i]

    def insert(self, i, x):
        self.items.insert(i, x)


blocks = Blocks()
blocks += [3, 4, 5]
blocks.remove(4)
blocks.reverse()
torch.zeros(blocks[0], len(blocks)).view(10)

Point = namedtuple("Point", "x class x _private", rename=True, defaults=[9])
torch.zeros(1).view(1 if Point._fields == ("x", "_1", "_2", "_3") else 2)
torch.zeros(Point(1, 2, 3)[3]).view(9)
torch.zeros(Point(1, 2, 3)[3]).view(10)  # want "does not hold"
