# Layers that are chosen by number or by name in a loop: the last one is unlike those before it.
import torch
from torch import nn


class Numbered(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.count = len(widths) - 1
        for i in range(self.count):
            setattr(self, f"fc{i}", nn.Linear(widths[i], widths[i + 1]))

    def forward(self, x):
        for i in range(self.count):
            x = getattr(self, f"fc{i}")(x)
        return x


class Listed(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(a, b) for a, b in zip(widths, widths[1:])])

    def forward(self, x):
        for i in range(len(self.layers)):
            x = self.layers[i](x)
        return x


widths = [8] * 16 + [20, 30, 40]
right = Numbered(widths)(torch.zeros(2, 8))
alike = Listed(widths)(torch.zeros(2, 8))
nn.Linear(40, 2)(right)
nn.Linear(30, 2)(alike)  # want "takes 30 features, got 40"
