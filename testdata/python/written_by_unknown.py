"""What something unknown may have written is not known any more, and what is copied is another object."""
import copy
import torch
from torch import nn
from absent import options, choose

known = {"x": torch.zeros(4, 16)}
nn.Linear(64, 2)(known["x"])  # want "64 features, got 16"
known.update(options)
nn.Linear(64, 2)(known["x"])
pairs = {"x": torch.zeros(4, 16)}
pairs.update({k: v for k, v in zip(["x"], options())})
nn.Linear(64, 2)(pairs["x"])
joined = {"x": torch.zeros(4, 16)}
joined |= options()
nn.Linear(64, 2)(joined["x"])
nn.Linear(64, 2)({**{"x": torch.zeros(4, 16)}, **options()}["x"])
nn.Linear(64, 2)({**options(), "x": torch.zeros(4, 16)}["x"])  # want "64 features, got 16"

data = torch.load("data.pt")


def without_edges(data):
    data = copy.copy(data)
    data.edges = None
    return data


without_edges(data).edges.to("cpu")  # want "'NoneType' object has no attribute 'to'"
data.edges.to("cpu")


class Headed(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(3, 4)  # nn.Module registers it and asks no property

    @property
    def head(self):
        return self._modules["head"]


Headed().head(torch.zeros(2, 5))  # want "3 features, got 5"

wrapper = choose if choose(3) else (lambda f: f)


class Named:
    @classmethod
    @wrapper
    def of(cls, n):
        return cls()

    @staticmethod
    @wrapper
    def size(n):
        return n


Named.of(3)
Named.size(4)
