import torch
from torch import nn
import torch.nn.functional as F


def pairwise_distance(a, b):
    return (a.pow(2).sum(1) + b.pow(2).sum(1) - 2 * a @ b.t()).clamp(min=0)  # want "incompatible-shapes"


def proto_loss(emb, n_way, k_shot, q):
    emb = emb.view(n_way, k_shot + q, -1)
    support, query = emb[:, :k_shot].mean(1), emb[:, k_shot:].reshape(n_way * q, -1)
    logits = -pairwise_distance(query, support)
    y = torch.arange(n_way).repeat_interleave(q)
    return F.cross_entropy(logits, y)


net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(32, 12))
x = torch.randn(5 * (2 + 3), 1, 14, 14)
loss = proto_loss(net(x), 5, 2, 3)
loss.backward()


class VQ(nn.Module):
    def __init__(self, k=16, d=8):
        super().__init__()
        self.book = nn.Embedding(k, d)

    def forward(self, z):
        flat = z.permute(0, 2, 3, 1).reshape(-1, z.shape[1])
        idx = torch.cdist(flat, self.book.weight).argmin(1)
        q = self.book(idx).view(z.shape[0], z.shape[2], z.shape[3], -1).permute(0, 3, 1, 2)
        return z + (q - z).detach(), F.mse_loss(q, z.detach())


z = torch.randn(2, 8, 6, 6)
q, l = VQ()(z)


class FiLM(nn.Module):
    def __init__(self, c, cond):
        super().__init__()
        self.g = nn.Linear(cond, 2 * c)

    def forward(self, x, cond):
        gamma, beta = self.g(cond).chunk(2, dim=1)
        return x * gamma[..., None, None] + beta[..., None, None]


print(FiLM(8, 4)(q, torch.randn(2, 4)).shape, loss.item())
