import torch
from torch import nn
import torch.nn.functional as F


class MHA(nn.Module):
    def __init__(self, dim=32, heads=4):
        super().__init__()
        self.h, self.d = heads, dim // heads
        self.q, self.k, self.v, self.o = (nn.Linear(dim, dim) for _ in range(4))

    def split(self, x):
        b, t, _ = x.shape
        return x.view(b, t, self.h, self.d).transpose(1, 2)

    def forward(self, x):
        b, t, c = x.shape
        q, k, v = self.split(self.q(x)), self.split(self.k(x)), self.split(self.v(x))
        a = F.softmax(q @ k.transpose(-2, -1) / self.d ** 0.5, dim=-1)
        y = (a @ v).transpose(1, 2).reshape(b, t, c)
        return self.o(y)


print(MHA()(torch.randn(3, 10, 32)).shape)
