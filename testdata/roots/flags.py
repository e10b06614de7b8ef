"""A class that nobody calls: what fails with a flag's default alone is a warning, and none where a library gives the default."""
import torch
from torch import nn


class Inherited(nn.TransformerEncoderLayer):
    def forward(self, x, past):
        keys = torch.cat([past, x], dim=1)
        return self.self_attn(x, keys, keys)[0]


class Own(nn.Module):
    def __init__(self, dim, heads, batch_first=False):
        super().__init__()
        self.attention = nn.MultiheadAttention(dim, heads, batch_first=batch_first)

    def forward(self, x, past):
        _, t, _ = x.shape
        _, h, _ = past.shape
        keys = torch.cat([past, x], dim=1)
        return self.attention(x, keys, keys)[0]  # want "with the default arguments of Own.*batch size t"


class Wrong(nn.Module):
    def __init__(self, bias=True, more=True):
        super().__init__()
        self.first = nn.Linear(3, 4, bias=bias)
        self.second = nn.Linear(5, 4)
        self.more = more

    def forward(self, x):
        y = self.second(self.first(x))  # want "second takes 5 features, got 4"
        if self.more:
            y = torch.cat([torch.zeros(2, 3), torch.zeros(3, 2)])  # want "cat along dimension 0"
        return y


class Asking(nn.Module):
    def __init__(self, net, draws: int = -1):
        super().__init__()
        self.net = net
        self.draws = draws

    def drawn(self, x):
        return torch.randint(x.shape[0], size=(x.shape[0], self.draws - 1))

    def training_step(self, x):
        return self.net(x) if self.draws <= 0 else self.drawn(x)
