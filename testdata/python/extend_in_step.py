# A list that is extended with a generator expression grows while the expression runs.
import inspect
import sys

import torch
from torch import nn


class Chain(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(4 if i == 0 else 6, 6) for i in range(3))

    def forward(self, x):
        y = [x]
        y.extend(layer(y[-1]) for layer in self.layers)
        return torch.cat(y, 1)


joined = Chain()(torch.zeros(2, 4))
nn.Linear(22, 1)(joined)
nn.Linear(12, 1)(joined)  # want "takes 12 features, got 22"

count = [0]
count += (count[-1] + 1 for _ in range(4))
nn.Linear(count[-1], 1)(torch.zeros(1, 4))
nn.Linear(count[-1], 1)(torch.zeros(1, 3))  # want "takes 4 features, got 3"

wide = [8]
wide.extend([2 * wide[-1] for _ in range(2)])
nn.Linear(wide[-1], 1)(torch.zeros(1, 32))  # want "takes 16 features, got 32"


def grow(x, by=2, *rest, scale=3, **options):
    return x


spec = inspect.getfullargspec(grow)
nn.Linear(spec.defaults[0], spec.kwonlydefaults["scale"])(torch.zeros(1, 3))  # want "takes 2 features, got 3"
assert (spec.varargs, spec.varkw) == ("rest", "options")
assert len(sys.modules) > 3
assert "batch" not in inspect.signature(nn.Identity().forward).parameters
