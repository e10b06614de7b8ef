import torch
import torch.nn as nn
import torch.nn.functional as F


class Expert(nn.Module):
    def __init__(self, d, h):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(d, h), nn.ReLU(), nn.Linear(h, d))

    def forward(self, x):
        return self.net(x)


class MoE(nn.Module):
    def __init__(self, d=16, n=4, k=2):
        super().__init__()
        self.experts = nn.ModuleList([Expert(d, 4 * d) for _ in range(n)])
        self.gate = nn.Linear(d, n)
        self.k = k

    def forward(self, x):
        b, t, d = x.shape
        flat = x.view(-1, d)
        weights = F.softmax(self.gate(flat), dim=-1)
        w, idx = torch.topk(weights, self.k)
        out = torch.zeros_like(flat)
        for i, e in enumerate(self.experts):
            rows, slot = torch.where(idx == i)
            out[rows] += w[rows, slot, None] * e(flat[rows])
        return out.view(b, t, d)


class Dense(nn.Module):
    def __init__(self, d=16, n=4):
        super().__init__()
        self.experts = nn.ModuleList([Expert(d, 4 * d) for _ in range(n)])
        self.gate = nn.Linear(d, n)

    def forward(self, x):
        g = F.softmax(self.gate(x), dim=-1)
        y = torch.stack([e(x) for e in self.experts], dim=1)
        return torch.einsum("btde,bte->btd", y, g)  # want "invalid-einsum"


x = torch.randn(3, 5, 16)
print(Dense()(MoE()(x)).shape)
