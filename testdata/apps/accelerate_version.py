"""What is wrapped only for old releases of a library is decided by the version that is described."""
import functools

import accelerate
import torch
from packaging import version
from torch import nn


def hooked(method):
    if version.parse(accelerate.__version__) < version.parse("0.17.0"):
        return method

    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        if hasattr(self, "_hook"):
            self._hook.pre_forward(self)
        return method(self, *args, **kwargs)

    return wrapper


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.project = nn.Linear(8, 4)

    @hooked
    def encode(self, x):
        return self.project(x)

    def forward(self, x):
        return self.encode(x)


code = Encoder().encode(torch.zeros(2, 8))
code.view(9)  # want "\[9\] does not hold the 8 elements"
