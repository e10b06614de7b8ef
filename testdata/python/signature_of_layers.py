# inspect.signature knows the constructors of torch's layers and the functions that torch writes in Python.
import inspect

import torch
import torch.nn.functional as F
from torch import nn


class Scaled(nn.Linear):
    pass


def takes(f, name):
    return name in inspect.signature(f).parameters


def norm(kind, width):
    if takes(kind, "num_features"):
        return kind(num_features=width)
    if takes(kind, "num_channels"):
        return kind(num_channels=width, num_groups=1)
    return kind()


x = torch.zeros(2, 8, 4, 4)
norm(nn.BatchNorm2d, 8)(x)
norm(nn.GroupNorm, 8)(x)
norm(nn.Identity, 8)(x)
norm(nn.BatchNorm2d, 6)(x)  # want "8"
size = len(inspect.signature(F.softmax).parameters)
Scaled(len(inspect.signature(Scaled).parameters), size)(torch.zeros(2, 4))  # want "takes 5 features, got 4"

# so is the forward of a layer, bound or not
norm, bound = nn.BatchNorm1d(4), len(inspect.signature(nn.LSTM(4, 4).forward).parameters)
y = norm(torch.zeros(2, 4), None) if takes(norm.forward, "batch") else norm(torch.zeros(2, 4))
y.view(3, 4)  # want "8 elements"
Scaled(bound, len(inspect.signature(nn.LSTM.forward).parameters))(torch.zeros(2, 4))  # want "takes 2 features, got 4"
