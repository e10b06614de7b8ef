"""Functions that nobody calls and that make modules."""
import torch
from torch import nn


def wrong():
    return nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(5, 6))  # want "takes 5 features, got 4"


def by_default(width=64):
    return nn.Sequential(nn.Linear(3, width), nn.Linear(32, 2))  # want "with the default arguments of by_default, Linear takes 32 features, got 64"


class Stack(nn.Module):
    def __init__(self, make, sizes):
        super().__init__()
        self.layers = nn.ModuleList(make(s) for s in sizes)
        self.head = nn.Linear(99, 2)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return self.head(x)  # want "head takes 99 features, got 8"


def stack():
    return Stack(lambda d: nn.Linear(8, d), [8, 8])


def no_module(a=3, b=4):
    return torch.zeros(a, 2).mm(torch.zeros(3, b))


def needs_an_argument(n):
    return nn.Sequential(nn.Linear(3, n), nn.Linear(n + 1, 2))
