"""What a module has in one branch as a layer, a parameter or a buffer, it has in the other as None or from its class."""
import torch
from torch import nn


class Head(nn.Module):
    pool = None
    width = 4

    def __init__(self, decode, pool, bias, scale):
        super().__init__()
        if decode:
            self.decoder = nn.Linear(4, 3)
        else:
            self.decoder = None
        if pool:
            self.pool = nn.Linear(4, 5)
        if bias:
            self.bias = nn.Parameter(torch.zeros(4))
        else:
            self.bias = None
        if scale:
            self.register_buffer("scale", torch.ones(4))
            self.width = 5
        else:
            self.scale = None

    def forward(self, x):
        if self.bias is not None:
            x = x + self.bias
        if self.scale is not None:
            x = x * self.scale
        if self.pool is None:
            x.view(3, 4)
        else:
            self.pool(x).view(3, 5)  # want "pool takes 4 features, got 6"
        if self.decoder is None:
            return x
        return self.decoder(x)


head = Head(input(), input(), input(), input())
head(torch.zeros(3, 4))
torch.zeros(head.width).view(4)


def scaled(head):
    torch.zeros(head.width).view(5)
    head.scale.view(2, 2)


def decoded(head):
    head.decoder(torch.zeros(3, 6))  # want "decoder takes 4 features, got 6"


scaled(Head(input(), input(), input(), input()))
decoded(Head(input(), input(), input(), input()))
plain = Head(input(), False, False, False)
plain(torch.zeros(3, 4))
fed = Head(input(), True, False, False)
fed(torch.zeros(3, 6))
