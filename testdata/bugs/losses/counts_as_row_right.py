# One rate for each count.
import torch
from torch import nn

net = nn.Sequential(nn.Linear(7, 10), nn.ELU(), nn.Linear(10, 1))
x, counts = torch.randn(48, 7), torch.poisson(torch.full((48,), 3.0))
loss = nn.PoissonNLLLoss()(net(x).squeeze(1), counts)
loss = nn.GaussianNLLLoss()(net(x).squeeze(1), counts, torch.ones(48))
