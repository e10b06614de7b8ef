"""Models as functions of their parameters, mapped over an ensemble."""
import copy

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.func import functional_call, grad, jacrev, stack_module_state, vmap


class Net(nn.Module):
    def __init__(self, width=16):
        super().__init__()
        self.fc1 = nn.Linear(8, width)
        self.drop = nn.Dropout(0.1)
        self.fc2 = nn.Linear(width, 3)

    def forward(self, x):
        return self.fc2(self.drop(F.relu(self.fc1(x))))  # want "drop draws random numbers inside vmap"


models = [Net().eval() for _ in range(4)]
params, buffers = stack_module_state(models)
base = copy.deepcopy(models[0]).to("meta")


def call(p, b, x):
    return functional_call(base, (p, b), (x,))


x = torch.randn(32, 8)
same = vmap(call, in_dims=(0, 0, None))(params, buffers, x)
assert same.shape == (4, 32, 3)
own = vmap(call)(params, buffers, torch.randn(4, 32, 8))
assert own.shape == (4, 32, 3)


def loss(p, x, y):
    return F.cross_entropy(functional_call(models[0], p, (x.unsqueeze(0),)), y.unsqueeze(0))


single = dict(models[0].named_parameters())
per_sample = vmap(grad(loss), in_dims=(None, 0, 0))(single, x, torch.zeros(32, dtype=torch.long))
assert per_sample["fc1.weight"].shape == (32, 16, 8)

jacobian = vmap(jacrev(lambda x: models[0](x)))(x)
assert jacobian.shape == (32, 3, 8)

training = Net()
assert vmap(training, randomness="different")(x).shape == (32, 3)


def test_sizes():
    vmap(call)(params, buffers, x)  # want "same size in the mapped dimension"


def test_random():
    vmap(training)(x)
