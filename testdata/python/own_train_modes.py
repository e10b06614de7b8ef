"""train() and eval() ask each module, which may have a train of its own."""
import torch
from torch import nn


class Fused(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(4, 5))

    @torch.no_grad()
    def train(self, mode=True):
        super().train(mode)
        if mode and hasattr(self, "fused"):
            del self.fused
        else:
            self.fused = self.weight[:, :3]

    def forward(self, x):
        return x + (self.weight[:, :3] if self.training else self.fused)


class Frozen(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.BatchNorm2d(3)
        self.conv = nn.Conv2d(3, 4, 3)

    def train(self, mode=True):
        super().train(mode)
        self.norm.eval()
        return self

    def forward(self, x):
        return x if self.norm.training else self.conv(x)


model = nn.Sequential(Fused(), nn.Identity())
model.eval()
model(torch.zeros(4, 3)) + torch.zeros(5)  # want "3 against 5"
model = nn.Sequential(Frozen()).train()
model(torch.zeros(2, 3, 8, 8)) + torch.zeros(7)  # want "6 against 7"


class Refuses(nn.Module):
    def train(self, mode=True):
        raise ValueError("always")


try:
    nn.Sequential(Refuses()).eval()
    size = 1
except ValueError:
    size = 2
torch.zeros(3) + torch.zeros(size)  # want "3 against 2"


class Holds(nn.Module):
    pass


first = last = Holds()
for _ in range(60):  # each holds the next two times
    held = Holds()
    last.a, last.b = held, Holds()
    last.b.c = held
    last = held
first.eval()
torch.zeros(3) + torch.zeros(2 if last.training else 5)  # want "3 against 5"
