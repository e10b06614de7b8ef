import torch.nn as nn

__all__ = ["Beta"]


def wide(n):
    return 4 * n


class Alpha:
    """Not exported."""


class Beta(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Linear(5, wide(2)), nn.ReLU())
