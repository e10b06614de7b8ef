"""A number that an initialiser writes into a buffer is known."""
import torch
from torch import nn


class Strided(nn.Module):
    def __init__(self, stride):
        super().__init__()
        self.register_buffer("stride", torch.tensor(1, dtype=torch.int64))
        self.register_buffer("offset", torch.ones(1, dtype=torch.int64))
        nn.init.constant_(self.stride, stride)
        nn.init.zeros_(self.offset)

    def forward(self, x):
        frames = torch.ceil((x.shape[-1] - self.offset) / self.stride + 1).to(torch.int64)
        return nn.functional.pad(x, (0, int(frames)))


Strided(4)(torch.zeros(10)).view(9)  # want "14 elements"
