# isinstance takes unions of types; a cached function runs once for each set of arguments and
# gives the same object; a set comprehension over what nobody can count may hold anything.
import functools
import sys

import torch
from torch import nn

runs = []


@functools.lru_cache(maxsize=None)
def sizes(n, *, step=1):
    runs.append(n)
    return [n, n + step]


@functools.cache
def table():
    return {}


sizes(3).append(7)
sizes(3)
sizes(3, step=1)
table()["width"] = len(sizes(3))
fc = nn.Linear(len(runs), table()["width"])
fc(torch.zeros(4, 2))
fc(torch.zeros(4, 3))  # want "takes 2 features, got 3"


def kind(v):
    if isinstance(v, int | float):
        return 1
    if isinstance(v, str | None | list):
        return 2
    return 3


head = nn.Linear(kind(2.5) + kind(None) + kind([]) + kind(()), 1)
head(torch.zeros(1, 8))
head(torch.zeros(1, 9))  # want "takes 8 features, got 9"

lengths = {len(line) for line in open(sys.argv[1])}
if len(lengths) == 1:
    x = torch.zeros(2, 8)
else:
    x = torch.zeros(2, 9)
head(x)
