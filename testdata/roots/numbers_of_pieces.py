"""How many pieces a tensor is cut into, and how many dimensions it has, is what sizes say: a model that nobody calls
unpacks them into as many names or never works."""
from typing import Tuple

import torch
import torch.nn as nn


class Attention(nn.Module):
    def __init__(self, dim, inner):
        super().__init__()
        self.to_qkv = nn.Linear(dim, inner * 2)
        self.to_out = nn.Linear(inner, dim)

    def forward(self, x):
        q, k, v = self.to_qkv(x).chunk(2, dim=-1)  # want "cannot unpack a tuple of 2 items into 3 names"
        return self.to_out(q + k + v)  # what each name should have got nobody can tell


class Mapped(nn.Module):
    def __init__(self, dim, inner):
        super().__init__()
        self.to_qkv = nn.Linear(dim, inner * 2)

    def forward(self, x):
        q, k, v = map(lambda t: t.unflatten(-1, (4, -1)), self.to_qkv(x).chunk(2, dim=-1))  # want "cannot unpack a map of 2 items into 3 names"
        return q


class ByDefault(nn.Module):
    def __init__(self, dim, parts=2):
        super().__init__()
        self.parts = parts

    def forward(self, x):
        a, b, c = x.chunk(self.parts, dim=-1)  # want "with the default arguments of ByDefault, cannot unpack at most 2 tensors into 3 names"
        return a


class FewAtMost(nn.Module):
    def forward(self, x):
        a, b, c = x.chunk(2, dim=-1)  # want "cannot unpack at most 2 tensors into 3 names"
        return a


class EnoughPerhaps(nn.Module):
    def forward(self, x):
        a, b, c = x.chunk(3, dim=-1)  # 6 of 4 are fewer
        return a


class Tokens(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.proj = nn.Conv2d(3, dim, 16, stride=16)

    def forward(self, x):
        x = self.proj(x).flatten(2).transpose(1, 2)
        b, c, h, w = x.shape  # want "cannot unpack the shape of a tensor of 3 dimensions into 4 names"
        return x.reshape(b, c * h * w)


class Heads(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.qkv = nn.Linear(dim, dim * 2)

    def forward(self, x):
        b, n, c = x.shape
        qkv = self.qkv(x).reshape(b, n, 2, c).permute(2, 0, 1, 3)
        q, k, v = qkv  # want "cannot unpack a tensor of shape \[2, b, n, c\] into 3 names"
        return q


class Declared(nn.Module):
    """What an annotation counts may be wrong without harm."""

    def forward(self, batch: Tuple[torch.Tensor, torch.Tensor]):
        states, actions, rewards = batch
        return states


class Flagged(nn.Module):
    """Tuples of other things depend on options."""

    def __init__(self, dim, both=False):
        super().__init__()
        self.both = both

    def parts(self, x):
        return (x, 1, 2) if self.both else (x, 1)

    def forward(self, x):
        a, b, c = self.parts(x)
        return a
