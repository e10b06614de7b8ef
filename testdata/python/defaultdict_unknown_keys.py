"""Keys that nobody knows: which of a defaultdict's values they stand for is not known either."""
from collections import defaultdict

import torch
import torch.nn as nn
from somewhere import one, another, model

groups = defaultdict(list)
groups["a"].append(1)
groups[one].append(2)
nn.Linear(len(groups), 2)(torch.zeros(1, 7))
nn.Linear(len(groups["a"]), 2)(torch.zeros(1, 7))
nn.Linear(len(groups[another]), 2)(torch.zeros(1, 7))

by_parameter = defaultdict(dict)
for parameter in model.parameters():
    by_parameter[parameter].update({"params": [parameter], "lr": 0.1})
torch.optim.SGD(list(by_parameter.values()))  # as many as the model has

first = defaultdict(list)
rows = first[one]  # nothing was there, but another key may be the same
first[another].append(3)
nn.Linear(1 + len(rows), 2)(torch.zeros(1, 7))
