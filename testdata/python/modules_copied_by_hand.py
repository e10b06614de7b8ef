"""A module can be copied by its __dict__ and what torch keeps there; the copy's tensors are then its own."""
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.width = width
        self.first = nn.Linear(4, width)
        self.register_buffer("scale", torch.ones(width))
        self.second = nn.Linear(width, 2)

    def forward(self, x):
        return self.second(self.first(x) * self.scale)  # want "first takes 4 features, got 5"


def clone_module(module):
    clone = module.__new__(type(module))
    clone.__dict__ = module.__dict__.copy()
    clone._parameters = clone._parameters.copy()
    clone._buffers = clone._buffers.copy()
    clone._modules = clone._modules.copy()
    for key in module._parameters:
        if module._parameters[key] is not None:
            clone._parameters[key] = module._parameters[key].clone()
    for key in module._modules:
        clone._modules[key] = clone_module(module._modules[key])
    return clone


net = Net(8)
copy = clone_module(net)
print(copy(torch.zeros(3, 4)), copy.width, sum(p.numel() for p in copy.parameters()), copy.scale.shape)
copy(torch.zeros(3, 5))
copy._modules["first"] = nn.Linear(5, 8)
print(copy(torch.zeros(3, 5)), net(torch.zeros(3, 4)))


class State:
    def __init__(self, **values):
        self.__dict__ = values


print(State(width=3).width)
