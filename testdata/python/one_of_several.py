import random

import torch
from torch import nn

# Whoever reads an attribute of None gets an exception: what follows is about the other value.
mask = None
if random.random() > 0.5:
    mask = torch.zeros(2, 3)
total = mask.sum(1)
nn.Linear(4, 1)(total)  # want "4 features"

# The same for what no operation takes: only one of the two fits.
x = torch.zeros(2, 5)
if random.random() > 0.5:
    x = torch.zeros(2, 7)
y = nn.Linear(5, 6)(x)
x.reshape(7, 2)  # want "reshape"


def test_neither_of_two():
    z = torch.zeros(2, 5)
    if random.random() > 0.5:
        z = torch.zeros(2, 7)
    nn.Linear(9, 6)(z)  # want "9 features"
