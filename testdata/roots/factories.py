# Functions that build modules and methods that nobody calls are run, too; other functions are not judged.
import torch
import torch.nn as nn


class Head(nn.Module):
    def __init__(self, width, classes):
        super().__init__()
        self.fc = nn.Linear(width, classes)

    def forward(self, x):
        return self.fc(x.flatten(1))

    def encode(self, x: torch.Tensor):
        return self.fc(x)

    def score(self, x: torch.Tensor, bias):
        weight = torch.zeros(4, 3)
        return weight @ torch.zeros(4, 3) + bias  # want "3 columns against 4 rows"

    def free(self, width, y: torch.Tensor = None):
        return y @ torch.zeros(width, 3)


def mlp():
    return nn.Sequential(nn.Linear(10, 20), nn.ReLU(), nn.Linear(30, 2))  # want "30"


def wide(width=8):
    return Head(width, 5)


def plain():
    return nn.Sequential(nn.Linear(10, 20), nn.ReLU(), nn.Linear(20, 2))


def helper(n=3):
    return torch.zeros(n, 4) @ torch.zeros(5, n)
