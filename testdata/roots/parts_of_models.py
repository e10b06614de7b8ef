"""What a model is made of runs as the model uses it, other methods may be for other models; what derives from a class
does not stand for it."""
import torch
from torch import Tensor, nn


class Head(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.dim = dim
        self.fc = nn.Linear(64, 10)

    def forward(self, x):
        return x.flatten(1)

    def prototypes(self):
        return self.fc(torch.zeros(2, self.dim))  # of a head of another width

    def scores(self, x: Tensor):
        return self.fc(x.flatten(1)).view(-1, 10)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = Head(32)

    def forward(self, x):
        return self.head(x)


class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.norm = nn.BatchNorm2d(16)

    def forward(self, x):
        return self.norm(self.conv(x))  # want "takes 16 channels, got 8"


class Wider(Base):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 3)

    def forward(self, x):
        return super().forward(x).mean()
