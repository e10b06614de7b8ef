from torch import nn


def small():
    return nn.Linear(6, 2)
