"""Who puts a name that nobody knows into a mapping of names may bind any name."""
import torch
from torch import nn
from absent import functions

print(missing)  # want "'missing' is not defined"
globals().update({f.__name__: f for f in functions})
print(sine(1))


class Net(nn.Module):
    def __init__(self, parts):
        super().__init__()
        self._modules.update(parts)

    def forward(self, x):
        return self.fc(x)


class Empty(Net):
    def forward(self, x):
        return self.fc(x)  # want "no attribute 'fc'"


Net(functions)(torch.zeros(2, 3))
Empty({})(torch.zeros(2, 3))
