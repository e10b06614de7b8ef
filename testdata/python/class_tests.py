# What a value was found to be decides what else it is or is not.
import json
import sys
from collections.abc import Iterable, Sequence

import torch

x, y, z = json.loads(sys.argv[1]), json.loads(sys.argv[2]), json.loads(sys.argv[3])
assert isinstance(x, (tuple, list))
torch.zeros(3 if isinstance(x, Iterable) else 4) + torch.zeros(2)  # want "3 against 2"
torch.zeros(3 if isinstance(x, Sequence) else 4) + torch.zeros(4)  # want "3 against 4"
torch.zeros(3 if isinstance(x, (dict, list, tuple)) else 4) + torch.zeros(4)  # want "3 against 4"
torch.zeros(3 if isinstance(x, (str, int)) else 4) + torch.zeros(3)  # want "4 against 3"
torch.zeros(3 if isinstance(x, list) else 4) + torch.zeros(3)
torch.zeros(3 if isinstance(x, torch.nn.Module) else 4) + torch.zeros(4)

assert not isinstance(y, (tuple, list))
torch.zeros(3 if isinstance(y, list) else 4) + torch.zeros(3)  # want "4 against 3"
torch.zeros(3 if isinstance(y, (list, int)) else 4) + torch.zeros(3)
torch.zeros(3 if isinstance(y, Sequence) else 4) + torch.zeros(4)

assert isinstance(z, int)
torch.zeros(3 if isinstance(z, float) else 4) + torch.zeros(3)  # want "4 against 3"
torch.zeros(3 if isinstance(z, bool) else 4) + torch.zeros(3)
assert isinstance(z, bool)
torch.zeros(3 if isinstance(z, int) else 4) + torch.zeros(4)  # want "3 against 4"


def pair(v):
    return tuple(v) if isinstance(v, Iterable) else (v, v)


def padding(kernel, stride=1):
    if isinstance(kernel, (tuple, list)):
        return [padding(*a) for a in zip(pair(kernel), pair(stride))]
    return (kernel - 1) // 2


class Block(torch.nn.Module):
    def __init__(self, kernel, width):
        super().__init__()
        self.conv = torch.nn.Conv2d(width, width, kernel, padding=padding(kernel))
        self.head = torch.nn.Conv2d(2 * width, width, 1)

    def forward(self, x):
        return self.head(self.conv(x))  # want "takes 2.width channels, got width"
