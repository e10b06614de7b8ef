
import torch
from absent import chosen
from torch import nn

# Whoever reads an attribute of None gets an exception: what follows is about the other value.
mask = None
if chosen():
    mask = torch.zeros(2, 3)
total = mask.sum(1)
nn.Linear(4, 1)(total)  # want "4 features"

# The same for what no operation takes: only one of the two fits.
x = torch.zeros(2, 5)
if chosen():
    x = torch.zeros(2, 7)
y = nn.Linear(5, 6)(x)
x.reshape(7, 2)  # want "reshape"


def test_neither_of_two():
    z = torch.zeros(2, 5)
    if chosen():
        z = torch.zeros(2, 7)
    nn.Linear(9, 6)(z)  # want "9 features"
