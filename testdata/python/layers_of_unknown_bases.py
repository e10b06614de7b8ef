"""Layers whose base class is not known may be modules with parameters of their own."""
import torch
from library_that_is_not_there import MessagePassing
from torch import nn


class Conv(MessagePassing):
    def __init__(self, dim):
        super().__init__()
        self.mlp = nn.Linear(dim, 2 * dim)


class Listed(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.convs = nn.ModuleList()
        self.convs.append(Conv(dim))


class Single(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.conv = Conv(dim)


for m in Listed(3), Single(3), Conv(3):
    torch.optim.Adam(m.parameters(), lr=0.1)
    torch.optim.Adam(list(m.parameters()), lr=0.1)
    torch.optim.Adam([p for p in m.parameters() if p.requires_grad], lr=0.1)
    torch.zeros(sum(p.numel() for p in m.parameters())).view(24)
    m.state_dict()["weight"]
    dict(m.named_parameters())["weight"]
    dict(m.named_modules())["mlp"]
next(Single(3).children()).view(7)


class Plain(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 3)
        self.name = "plain"


torch.zeros(sum(p.numel() for p in Plain().parameters())).view(7)  # want "9 elements"
