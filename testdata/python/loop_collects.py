"""A loop whose counter decides what is collected, or where it ends, runs to its end."""
import torch
from torch import nn


class Backbone(nn.Module):
    def __init__(self, depth, out_indices):
        super().__init__()
        self.layer = nn.Linear(4, 4)
        self.names = ["stem"] + [f"stage{i}" for i in range(depth)]
        self.out_indices = out_indices

    def forward(self, x):
        outs = []
        for i, name in enumerate(self.names):
            x = self.layer(x)
            if i in self.out_indices:
                outs.append(x)
        return outs


def upto(x, n, stop):
    for i in range(n):
        x = torch.relu(x)
        if i == stop:
            return torch.zeros(7)
    return x


def pooled(x, names):
    for name in names:
        x = torch.relu(x)
        if name == "n20":
            x = x[:2]
    return x


torch.zeros(len(Backbone(24, (6, 12, 18, 24))(torch.zeros(2, 4)))).view(9)  # want "4 elements"
upto(torch.zeros(3), 30, 20).view(9)  # want "7 elements"
pooled(torch.zeros(3), [f"n{i}" for i in range(30)]).view(9)  # want "2 elements"
