"""What locals() holds beside the names of the function itself."""
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, width, depth):
        super().__init__()
        self.config = locals()
        self.config.pop("self")
        self.config.pop("__class__")
        torch.zeros(len(self.config)).view(5)  # want "2 elements"


class Plain:
    def __init__(self, width):
        torch.zeros(len(locals())).view(5)  # want "2 elements"


def outer(size):
    def inner(depth):
        torch.zeros(locals()["size"] * len(locals())).view(5)  # want "14 elements"
        return size + depth

    return inner(3)


Net(3, 4)
Plain(3)
outer(7)
