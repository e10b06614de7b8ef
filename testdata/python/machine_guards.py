"""A program that ends where there is no device or launcher is read on past that."""
import os
import sys

import torch
from torch import nn

if not torch.cuda.is_available():
    raise RuntimeError("a GPU is needed")
nn.Linear(3, 2)(torch.zeros(1, 4))  # want "takes 3 features, got 4"


def launch():
    count = torch.cuda.device_count()
    if count < 2:
        print("at least two GPUs are needed")
        sys.exit(1)
    assert count > 1, "too few"
    nn.Linear(4, 2)(torch.zeros(1, 5))  # want "takes 4 features, got 5"


def main():
    if "RANK" in os.environ:
        nn.Linear(5, 2)(torch.zeros(1, 6))  # want "takes 5 features, got 6"
    else:
        print("start me with torchrun")
        return


def sized(x):
    if x.shape[1] != 3:
        print("three channels are needed")
        sys.exit(1)
    nn.Linear(4, 2)(x)


launch()
main()
sized(torch.zeros(1, 5))
