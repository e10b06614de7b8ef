import torch
import torch.nn as nn


class Scorer(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.proj = nn.Linear(dim, dim // 2)
        self.out = nn.Linear(dim // 2 + 1, 1)

    def forward(self, x):
        h = torch.tanh(self.proj(x))
        return self.out(h)  # want "65"


scorer = Scorer(128)
try:
    score = scorer(torch.randn(8, 128))
except Exception as e:
    print("failed:", e)
finally:
    print("done")
