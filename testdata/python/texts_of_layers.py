# What layers say of themselves: nothing for those of a program, unless they derive from others.
import torch
from torch import nn


class Own(nn.Module):
    def extra_repr(self):
        return "own" + super().extra_repr()


class Plain(nn.Sequential):
    pass


class Wide(nn.Linear):
    def extra_repr(self):
        return super().extra_repr() + ", wide"


assert Own().extra_repr() == "own"
torch.zeros(len(Own().extra_repr())) + torch.zeros(9)  # want "3 against 9"
torch.zeros(2 if Plain().extra_repr() else 4) + torch.zeros(9)  # want "4 against 9"
for layer in (nn.Linear(2, 3), nn.Conv2d(3, 4, 3), nn.BatchNorm1d(3), nn.LayerNorm(3), nn.Dropout(0.1), nn.Embedding(3, 4), nn.LSTM(2, 3),
              nn.Upsample(scale_factor=2), nn.ReLU(True), Wide(2, 3)):
    if layer.extra_repr() == "":
        torch.zeros(2) + torch.zeros(3)
    assert "=" in layer.extra_repr() or "," in layer.extra_repr()
assert "in_features=2" in nn.Linear(2, 3).extra_repr()
