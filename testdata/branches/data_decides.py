"""What the contents of a tensor decide may be decided either way: what fails on one side is a fault. Options and sizes that
nobody has given are another matter, unless both sides fail."""
import torch
import torch.nn as nn


class Masked(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 4)
        self.out = nn.Linear(4, 2)

    def forward(self, x, mask):
        x = self.fc(x)
        if mask.any():
            x = x.unsqueeze(9)  # want "dimension 9 is out of range"
        if (mask == 0).all():
            return x
        return self.out(x.transpose(0, 1).reshape(-1, 3))  # want "out takes 4 features, got 3"


class Optional(nn.Module):
    def __init__(self, wide):
        super().__init__()
        self.wide = wide
        self.fc = nn.Linear(8, 4)

    def forward(self, x):
        if self.wide:
            x = torch.cat([x, x], 1)
        return self.fc(x)


class Either(nn.Module):
    def __init__(self, wide):
        super().__init__()
        self.wide = wide
        self.fc = nn.Linear(8, 4)

    def forward(self, x):
        if self.wide:
            return self.fc(torch.cat([x, x], 1))  # want "fc takes 8 features, got 16"
        return self.fc(x[:, :6])  # want "fc takes 8 features, got 6"


class Filled(nn.Module):
    """A buffer that is empty until it is filled elsewhere tells nothing of what it will be."""

    def __init__(self, size):
        super().__init__()
        self.fc = nn.Linear(8, size)
        self.register_buffer("seen", torch.empty(0))

    def fill(self, seen):
        self.seen = seen

    def forward(self, x):
        y = self.fc(x)
        if y.isnan().any():
            return self.seen * y
        return y


Masked()(torch.rand(6, 8), torch.rand(6) > 0.5)
Optional(input() == "wide")(torch.rand(6, 8))
Either(input() == "wide")(torch.rand(6, 8))
