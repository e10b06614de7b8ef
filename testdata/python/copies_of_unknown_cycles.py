# What is not known may lead back to itself; a copy of it does, too.
import copy
import sys

import torch


def count(self):
    return 3


model = __import__(sys.argv[1] if len(sys.argv) > 1 else "argparse").Namespace()
model.me = model
model.parts = [model, {"whole": model}]
model.count = count.__get__(model)
model.weight = torch.zeros(4)
other = copy.deepcopy(model)
torch.zeros(other.me.parts[1]["whole"].weight.shape) + torch.zeros(5)  # want "4 against 5"
torch.zeros(other.count()) + torch.zeros(7)  # want "3 against 7"
assert other.me is other.parts[0]
copy.copy(other)
