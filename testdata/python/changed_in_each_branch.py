"""What is done to all tensors of a module is done to those that it has in one branch only."""
import argparse
import torch
from torch import nn

parser = argparse.ArgumentParser()
parser.add_argument("--latent", type=int, default=None)
args = parser.parse_args()


class Latent(nn.Module):
    def __init__(self, width, latent=None):
        super().__init__()
        latent = latent if latent is not None else max(16, width // 8)
        self.down, self.up = nn.Linear(width, latent), nn.Linear(latent, width)
        self.norm = nn.BatchNorm1d(latent)

    def forward(self, x):
        return self.up(self.norm(self.down(x)))


model = Latent(768, args.latent)
model.to("cpu", dtype=torch.bfloat16).eval()
model(torch.zeros(1, 768, dtype=torch.bfloat16))
model.float()(torch.zeros(1, 768))
