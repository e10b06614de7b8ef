"""Guards decide ranks."""
import torch
from torch import nn


class Equal(nn.Module):  # is x: [B, C, H, W] -> [B, H, W]
    def forward(self, x):
        assert x.ndim == 4
        return x.sum(1)


class Both(nn.Module):  # is x: [B, 3, H, W] -> [B, H, W]
    def forward(self, x):
        assert x.dim() == 4 and x.shape[1] == 3
        return x.sum(1)


class Length(nn.Module):  # is x: [B, d1, d2] -> [B, d2]
    def forward(self, x):
        assert len(x.shape) == 3, "three dimensions"
        return x.sum(1)


class Raises(nn.Module):  # is x: [B, T, C] -> [B, C]
    def forward(self, x):
        if x.dim() != 3:
            raise ValueError("three dimensions")
        B, T, C = x.shape
        return x.sum(1)


class Either(nn.Module):  # is x: [B, d1, 7] -> [B, 7]
    def forward(self, x):
        if x.dim() != 3 or x.shape[2] != 7:
            raise ValueError("no")
        return x.sum(1)


class Later(nn.Module):  # is x: [B, 3, H, W] where 3 <= H and 3 <= W -> [B, 8, H - 2, W - 2]
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, x):
        n = x.dim()
        x = self.conv(x)
        if n == 4:
            return x
        return x.sum(1)
