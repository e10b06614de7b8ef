# What is refused for its sizes is said once: a size that no tensor has is not known afterwards.
import torch
from torch import nn

x = torch.zeros(1, 320, 4)
y = nn.functional.conv1d(x, torch.zeros(320, 320, 6))  # want "the kernel \(6\) is larger"
torch.zeros(y.shape) + torch.zeros(7)
y + torch.zeros(1, 5, 1)  # want "320 against 5"
nothing = torch.zeros(2, 3 - 5)  # want "negative dimension -2"
torch.ones(nothing.shape).view(3)
pooled = nn.MaxPool2d(4)(torch.zeros(1, 3, 2, 2))  # want "does not fit"
pooled.flatten(1) @ torch.zeros(5, 5)
nn.Linear(12, 2)(pooled.flatten(1))
torch.zeros(0, 3) @ torch.zeros(4, 2)  # want "3 columns against 4 rows"
