import torch
from torch import nn


def fitted(x):
    if x.shape[-1] == 64:
        return x
    return torch.zeros(3, 64)


def resized(x, size):
    height, width = x.shape
    if [height, width] == size:
        return x
    return torch.zeros(size)


def resized_late(x, size):
    if (x.shape[0], x.shape[-1]) != size:
        return torch.zeros(3, 64)
    return x


x = torch.zeros(3, 70)
w = int(round(torch.rand(1).item()))
nn.Linear(5, 1)(fitted(x[:, 3 : 3 + w]))  # want "5 features, got 64"
nn.Linear(5, 1)(fitted(x[:, :w]))  # want "5 features, got 64"
nn.Linear(5, 1)(resized(x[:, w:], [3, 64]))  # want "5 features, got 64"
nn.Linear(64, 1)(resized(x[:, w:], [3, 64]))
nn.Linear(5, 1)(x[:, w:])
if torch.rand(1) > 0.5:
    w = 70
nn.Linear(5, 1)(fitted(x[:, :w]))  # want "5 features, got 64"
nn.Linear(5, 1)(resized(x[:, :w], [3, 64]))  # want "5 features, got 64"
nn.Linear(5, 1)(resized_late(x[:, :w], (3, 64)))  # want "5 features, got 64"
nn.Linear(64, 1)(resized_late(x[:, :w], (3, 64)))
