"""A method has no items: whoever writes brackets after its name has forgotten to call it."""
import functools

import numpy as np
import torch
from torch import nn


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(12, 2)

    def sizes(self):
        return [3, 4]

    @property
    def widths(self):
        return [3, 4]

    @functools.cached_property
    def heights(self):
        return [3, 4]

    def forward(self, x):
        return self.fc(x.view(x.size[0], -1))  # want "'builtin_function_or_method' object is not subscriptable"


encoder = Encoder()
encoder(torch.zeros(5, 3, 4))
print(encoder.widths[0], encoder.heights[1], encoder.sizes()[0], torch.zeros(3).shape[0], np.zeros(3).flat[0], list[int])
print(encoder.sizes[0])  # want "'method' object is not subscriptable"


def pair():
    return 1, 2


print(pair[0])  # want "'function' object is not subscriptable"
options = {"width": 3}
try:
    width = options.get["width"]
except TypeError:
    width = 3


# A comparison that orders a tensor and something else than a number is refused; is it equal? No.
scores = torch.zeros(3)
print(scores == None, scores != "best", None == scores)
print(scores > "best")  # want "'>' not supported between instances of 'Tensor' and 'str'"

# Parameters are made of tensors, of floating point if they are trained.
frozen = nn.Parameter(torch.arange(3), requires_grad=False)
trained = nn.Parameter(torch.arange(3))  # want "int64 tensors cannot require gradients"
shaped = nn.Parameter((5, 6))  # want "Parameter takes a tensor, not tuple"

# round() is Python's: tensors round themselves.
print(scores.round(), round(scores.mean().item()))
print(round(scores.mean()))  # want "type Tensor doesn't define __round__ method"
