# A return, break or continue inside two undecided conditions leaves the rest of the function to be run.
import sys

import torch
from torch import nn

A = len(sys.argv) > 3
B = sys.argv[1] == "x"


def width():
    if A:
        if B:
            return 5
        unused = 1
    return 5


def layers(config):
    if "target" not in config:
        if config == "first":
            return None
        raise KeyError("target")
    return nn.Linear(4, 2)


def turns():
    n = 0
    for i in range(3):
        if A:
            if B:
                continue
        n += 1
    return 7


fc = nn.Linear(width(), turns())
fc(torch.zeros(1, 5))
fc(torch.zeros(1, 6))  # want "takes 5 features, got 6"
model = layers(sys.argv[2])
if model is not None:
    model(torch.zeros(1, 4))
    model(torch.zeros(1, 4))
