import torch
from torch import nn, einsum
import torch.nn.functional as F


class MultiHead(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.h, self.dh = heads, dim // heads
        self.wq = nn.Parameter(torch.randn(dim, heads, dim // heads) * 0.02)
        self.wk = nn.Parameter(torch.randn(dim, heads, dim // heads) * 0.02)
        self.wv = nn.Parameter(torch.randn(dim, heads, dim // heads) * 0.02)
        self.wo = nn.Parameter(torch.randn(heads, dim // heads, dim) * 0.02)

    def forward(self, x, mask=None):
        q = einsum("btd,dhk->bhtk", x, self.wq)
        k = einsum("btd,dhk->bhtk", x, self.wk)
        v = einsum("btd,dhk->bhtk", x, self.wv)
        s = einsum("bhtk,bhsk->bhts", q, k) * self.dh ** -0.5
        if mask is not None:
            s = s.masked_fill(mask[:, None, None, :] == 0, -1e9)
        a = F.softmax(s, dim=-1)
        o = einsum("bhts,bhsk->bhtk", a, v)
        return einsum("bhtk,hkd->btd", o, self.wo)


m = MultiHead(24, 4)
x = torch.randn(2, 9, 24)
mask = torch.ones(2, 9)
mask[:, 7:] = 0
print(m(x, mask).shape)
