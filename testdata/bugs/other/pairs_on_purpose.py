import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

net = nn.Linear(6, 1)
x = torch.randn(12, 6)
s = net(x)
pair = s - s.squeeze(1)
rank = F.softplus(-(s - s.t())).mean()
ds = TensorDataset(torch.randn(24, 6), torch.randint(0, 3, (24, 1)), torch.rand(24, 1))
for x, y, w in DataLoader(ds, batch_size=8):
    same = y == y.t()
    same2 = y == y.squeeze(1)
    same3 = y.squeeze(1)[:, None] == y.squeeze(1)[None]
    freqs = torch.exp(torch.arange(8) * -0.5)
    emb = w * freqs
    emb2 = w.squeeze(-1)[:, None] * freqs
    loss = (net(x) - w).abs().mean() + (net(x).squeeze(1) - w.squeeze(1)).pow(2).mean()
    out = net(x) * torch.tensor([0.1] * 8)
    print(pair.shape, same2.shape, emb.shape, loss.item())
