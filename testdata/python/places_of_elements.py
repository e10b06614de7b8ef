import torch
from torch import nn

sizes = torch.tensor(torch.zeros(1, 3, 1, 1).shape)
ones = torch.nonzero(sizes == 1, as_tuple=False)
assert ones.shape == (3, 1)
axes = ones[:, 0].tolist()
mean = torch.randn(2, 3, 32, 32).mean(dim=axes, keepdim=True)
nn.Linear(5, 1)(mean)  # want "got 1: input is \[1, 3, 1, 1\]"
rows, columns = torch.where(torch.eye(3)[[0, 2]] > 0)
nn.Linear(5, 1)(torch.zeros(2, int(columns[1]) + 2))  # want "got 4"
