# Rates [N, 1] against counts [N]: each rate meets each count.
import torch
from torch import nn

net = nn.Sequential(nn.Linear(7, 10), nn.ELU(), nn.Linear(10, 1))
x, counts = torch.randn(48, 7), torch.poisson(torch.full((48,), 3.0))
loss = nn.PoissonNLLLoss()(net(x), counts)  # want "broadcasts to \[48, 48\]"
loss = nn.GaussianNLLLoss()(net(x), counts, torch.ones(48, 1))  # want "broadcasts to \[48, 48\]"
