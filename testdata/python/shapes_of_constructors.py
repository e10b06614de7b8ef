"""What a constructor hands alone to a function that takes a size or a shape may be either."""
import torch
from torch import nn


class Positions(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.table = nn.Parameter(torch.randn(size))

    def forward(self, x):
        return x + self.table[:, : x.shape[1]]


class Words(nn.Module):
    def __init__(self, matrix, shape):
        super().__init__()
        self.table = nn.Embedding.from_pretrained(torch.Tensor(matrix))
        self.weight = nn.Parameter(torch.empty(shape))
        nn.init.xavier_uniform_(self.weight)


class Scale(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(width))
        self.up = nn.Linear(width, 2 * width)

    def forward(self, x):
        return self.up(x) * self.scale  # want "differ in dimension -1"
