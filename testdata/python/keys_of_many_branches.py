"""A key is there or not whatever the others are: of many that are set in branches, each is written and read."""
import random

import torch
from torch import nn


class Place:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __hash__(self):
        return hash(self.number)


sizes = {}
for i in range(12):
    if random.random() > 0.5:
        sizes[i] = 4
    if random.random() > 0.5:
        sizes[i, "wide"] = 8
print(sizes[11], sizes[11, "wide"])
sizes[3] = 5
nn.Linear(sizes[11], 2)(torch.zeros(3, 4))
nn.Linear(sizes[3], 2)(torch.zeros(3, 4))  # want "5 features"
del sizes[3]
print(sizes[3])  # want "missing-key"

places = [Place(i) for i in range(12)]
found = {}
for place in places:
    if random.random() > 0.5:
        found[place] = 4
print(found[places[11]])
