"""Names of imports that a loop of unknown length is the first to read."""
from math import floor
from math import sqrt as root

import torch

for line in open("numbers.txt"):
    floor(2.5)
    if line:
        root = None
torch.zeros(floor(2.5)) + torch.zeros(3)  # want "2.*3"
torch.zeros(root(4)) + torch.zeros(3)
