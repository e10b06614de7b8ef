# Sizes of layers that are computed with numpy, from numbers, tuples and lists alike.
import logging

import numpy as np
import torch
from torch import nn


def same_padding(kernel, dilation=1):
    kernel, dilation = np.atleast_1d(kernel), np.atleast_1d(dilation)
    if np.any((kernel - 1) * dilation % 2 == 1):
        raise NotImplementedError("even kernel")
    sides = tuple(int(side) for side in (kernel - 1) / 2 * dilation)
    return sides if len(sides) > 1 else sides[0]


class Unit(nn.Module):
    def __init__(self, inputs, outputs, kernel, stride=1):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, same_padding(kernel))
        self.short = nn.Conv2d(inputs, outputs, 1, stride) if np.prod(stride) != 1 or inputs != outputs else nn.Identity()

    def forward(self, x):
        return self.conv(x) + self.short(x)


logging.getLogger("a").propagate = "a" in logging.root.manager.loggerDict

net = nn.Sequential(Unit(3, 8, 3), Unit(8, 8, (5, 3)), Unit(8, 4, 3, (2, 2)), nn.Flatten())
y = net(torch.zeros(2, 3, 8, 8))
nn.Linear(64, 2)(y)
nn.Linear(65, 2)(y)  # want "takes 65 features, got 64"

halves = [len(part) for part in np.array_split(np.arange(5), 2)]
nn.Linear(halves[0], 1)(torch.zeros(1, 3))
nn.Linear(halves[1], 1)(torch.zeros(1, 3))  # want "takes 2 features, got 3"

width = int(np.maximum(3, np.round(2.7)) + np.mod(7, 4))
nn.Linear(width, 1)(torch.zeros(1, 7))  # want "takes 6 features, got 7"

named = __import__("torch.nn", fromlist=["Linear"])
named.Linear(3, 1)(torch.zeros(1, 4))  # want "takes 3 features, got 4"

if torch.jit.isinstance(y, torch.Tensor):
    nn.Linear(63, 1)(y)  # want "takes 63 features, got 64"
