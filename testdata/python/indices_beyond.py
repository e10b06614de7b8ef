"""Indices that surely hold each number up to a bound, or are drawn so many times that they practically do."""
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

table = nn.Embedding(3, 4)
table(torch.randint(0, 20, (8,)))  # want "index 19 is out of range for 3 embeddings"
table.weight[torch.randint(0, 20, (8, 2))[:, 1]]  # want "index 19 is out of range"
torch.index_select(table.weight, 0, torch.stack([torch.randint(0, 20, (8,)) for _ in range(2)]).view(-1))  # want "index 19 is out of range"
nn.functional.one_hot(torch.randint(0, 20, (8,)), 10)  # want "class 19 is not below num_classes = 10"
table(torch.randperm(5))  # want "index 4 is out of range"
x = torch.randn(2, 6, 8)
order = x.argsort(2)
x.gather(1, order)  # want "index 7 is out of range for dimension 1 of size 6"
x.gather(2, order)
back = torch.rand(2, 6).sort(dim=1)[1]
torch.gather(x[:, :5], 1, back.unsqueeze(-1).repeat(1, 1, 8))  # want "index 5 is out of range for dimension 1 of size 5"
torch.gather(x, 1, back.unsqueeze(-1).expand(-1, -1, 8))
upper = torch.triu_indices(8, 8, 1)
x[upper[0], upper[1]]  # want "index 2 is out of range for dimension 0 of size 2"
assert torch.randn(4, 8, 8)[:, upper[0], upper[1]].shape == (4, 28)
assert torch.tril_indices(3, 4, -1).tolist() == [[1, 2, 2], [0, 0, 1]]
assert torch.triu_indices(2, 3, 1).tolist() == [[0, 0, 1], [1, 2, 2]]


class Pairs(Dataset):
    def __len__(self):
        return 40

    def __getitem__(self, i):
        return torch.LongTensor([i, i % 3]), torch.randint(0, 20, (6,))


for pair, others in DataLoader(Pairs(), batch_size=8):
    table(pair[:, 1])
    table(others[:, 1])  # want "index 19 is out of range for 3 embeddings"

# What may be within is.
table(order[:, 0, :3] % 3)
table(torch.randint(0, 4, (4,)) % 3)
few = torch.randint(0, 4, (6,))
few[few == 3] = 0
table(few)
table(torch.randint(0, 4, (6,)).clamp(max=2))
kept = torch.randint(0, 4, (6,))
table(kept[kept < 3])
table(torch.arange(10)[2:3])
table(torch.randperm(5)[:0])
table(torch.as_strided(torch.arange(5), (5,), (0,)))
x.gather(1, x.topk(3, dim=2).indices % 6)
table(torch.where(few > 2, 0, few))
table(x.argmax(2) % 3)
