"""Parts in half precision fit where they are called, under autocast: on their own they prove nothing."""
import torch
import torch.nn.functional as F
from torch import nn


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(4, 4, bias=False)
        self.bias = nn.Parameter(torch.zeros(4))

    def forward(self, x):
        return F.linear(x, self.qkv.weight, self.bias)  # want "float16"


def create():
    m = Attention()
    m.qkv.weight.data = m.qkv.weight.data.half()
    return m


create()(torch.zeros(2, 4).half())


class Elsewhere(Attention):
    def forward(self, x):
        return F.linear(x, self.qkv.weight, self.bias)


def create_elsewhere():
    m = Elsewhere()
    m.qkv.weight.data = m.qkv.weight.data.half()
    return m
