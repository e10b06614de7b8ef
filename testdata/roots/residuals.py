"""A residual that is twice as wide as its input is added only where the input has one channel: nobody means that."""
import torch.nn as nn


class Linear(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.widen = nn.Linear(width, 2 * width)

    def forward(self, x):
        return x + self.widen(x)  # want "width against 2\*width broadcast only where one of them is 1"


class Conv(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.widen = nn.Conv2d(width, 2 * width, 3, padding=1)

    def forward(self, x):
        return x + self.widen(x)  # want "width against 2\*width broadcast only where one of them is 1"


class Shortcut(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.widen = nn.Conv2d(width, 2 * width, 3, padding=1)
        self.shortcut = nn.Conv2d(width, 2 * width, 1)

    def forward(self, x):
        return self.shortcut(x) + self.widen(x)


class Between(nn.Module):
    """Who makes it may give equal widths."""

    def __init__(self, inside, outside):
        super().__init__()
        self.conv = nn.Conv2d(inside, outside, 3, padding=1)

    def forward(self, x):
        return x + self.conv(x)
