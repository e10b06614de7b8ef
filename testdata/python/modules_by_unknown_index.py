"""A module picked by an index, a key or chance: what all that may be meant make of the input."""
import random

import torch
from torch import nn


class Mixture(nn.Module):
    def __init__(self, width, experts):
        super().__init__()
        self.router = nn.Linear(8, experts)
        self.experts = nn.ModuleList([nn.Sequential(nn.Linear(width, 16), nn.ReLU(), nn.Linear(16, 8)) for _ in range(experts)])

    def forward(self, x):
        flat = x.view(-1, 8)
        best = self.router(flat).argmax(-1)
        out = torch.zeros_like(flat)
        for e in best.unique().tolist():
            rows = torch.where(best == e)[0]
            out.index_add_(0, rows, self.experts[e](flat[rows]))  # want "takes 7 features, got 8"
        return out.view(x.shape)


x = torch.randn(4, 5, 8)
made = Mixture(8, 6)(x)
nn.Linear(9, 2)(made)  # want "takes 9 features, got 8"
Mixture(7, 6)(x)

# One of them may fit: no error. What none of them takes is one.
widths = nn.ModuleList([nn.Linear(w, w) for w in (8, 9, 10)])
chosen = random.choice(widths)
chosen(x)
chosen(torch.randn(4, 7))  # want "got 7"

heads = nn.ModuleDict({"a": nn.Linear(8, 3), "b": nn.Linear(8, 3)})
scores = heads[input()](x)
nn.Linear(4, 2)(scores)  # want "takes 4 features, got 3"

# The same index means the same place.
keys, queries = [nn.Linear(8, 4), nn.Linear(8, 6)], [nn.Linear(8, 4), nn.Linear(8, 6)]
i = random.randrange(2)
agreed = keys[i](x) + queries[i](x)
nn.Linear(5, 2)(agreed)  # want "takes 5 features"

# What is done to one of many is done to one of many.
layers = [nn.Linear(8, 8) for _ in range(5)]
layers[i].extra = nn.Linear(8, 2)
layers[0].extra(x)
