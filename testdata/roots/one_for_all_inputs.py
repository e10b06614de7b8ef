# What runs only for one input that nobody means: a size of 1, a batch of one sample.
import torch
from torch import nn


class LosesRows(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.first = nn.Conv2d(c, c, 3, padding=1)
        self.second = nn.Conv2d(c, c, 3)

    def forward(self, x):
        return x + self.second(self.first(x).relu())  # want "W against W - 2 broadcast only where one of them is 1"


class KeepsRows(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.conv = nn.Conv2d(c, c, 3, padding=1)

    def forward(self, x):
        return x + self.conv(x)


class ClassToken(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.token = nn.Parameter(torch.zeros(1, 1, c))
        self.fc = nn.Linear(c, c)

    def forward(self, x):
        b, n, c = x.shape
        y = torch.cat([self.token.expand(b, -1, -1), x], 1)
        return self.fc(y) + x  # want "n . 1 against n broadcast only where one of them is 1"


class Neighbours(nn.Module):
    def forward(self, x):
        return x[:, 1:] - x[:, :-1] + x[:, :1]


class Pairs(nn.Module):
    def forward(self, x):
        n = x.shape[0]
        return torch.arange(n)[:, None] - torch.arange(n + 1)[None]


class FlattensSamples(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 512, 3)
        self.norm = nn.BatchNorm2d(512)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(512, 10)

    def forward(self, x):
        x = self.pool(self.norm(self.conv(x)))
        return self.fc(torch.flatten(x, 0))  # want "the samples are merged into the features, which works only where B is 1"


class FlattensOneImage(nn.Module):
    """An image without a batch dimension."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 512, 3)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(512, 10)

    def forward(self, x):
        return self.fc(self.pool(self.conv(x)).flatten())


class FlattensSome(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(512, 10)

    def forward(self, x):
        n, c, h, w = x.shape
        return self.fc(x.reshape(-1))
