import torch
from torch import nn


class Noisy(nn.Linear):
    def __init__(self, in_features, out_features):
        nn.Module.__init__(self)
        self.in_features, self.out_features = in_features, out_features
        self.mu = nn.Parameter(torch.randn(out_features, in_features))
        self.sigma = nn.Parameter(torch.randn(out_features, in_features))
        self.shift = nn.Parameter(torch.randn(out_features))

    @property
    def weight(self):
        return self.mu + self.sigma * torch.randn_like(self.sigma)

    @property
    def bias(self):
        return self.shift


noisy = Noisy(6, 4)
assert sum(p.numel() for p in noisy.parameters()) == 52
y = noisy(torch.randn(3, 6))
noisy(torch.randn(3, 5))  # want "6 features, got 5"
nn.Linear(5, 1)(y)  # want "5 features, got 4"
