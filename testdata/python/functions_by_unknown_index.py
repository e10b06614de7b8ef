import torch
from torch import nn


def halve(x):
    return x[..., ::2]


steps = (lambda x: x + 1, lambda x: x * 2, torch.relu)
x = torch.randn(2, 3, 8, 8)
for i in torch.randperm(3).tolist():
    x = steps[i](x)
nn.Linear(7, 2)(x)  # want "7 features, got 8"
y = [halve, torch.tanh][int(torch.rand(1) * 2)](x)
nn.Linear(4, 2)(y)
nn.Conv2d(2, 4, 1)(y)  # want "2 channels, got 3"
