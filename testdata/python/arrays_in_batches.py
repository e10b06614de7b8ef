"""Arrays that a data set hands out are tensors in its batches; what a batch lacks says nothing of the rest."""
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, TensorDataset, default_collate
from absent import count


class Series(Dataset):
    def __init__(self, n):
        self.n = n
        self.x = np.random.rand(n, 24, 2).astype(np.float32)
        self.y = np.arange(n)

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return {"x": self.x[i], "y": self.y[i], "wide": np.zeros((2, 5))}


for batch in DataLoader(Series(12), batch_size=4):
    assert batch["x"].shape == (4, 24, 2) and batch["y"].shape == (4,)
    nn.Linear(5, 3)(batch["wide"])  # want "input is float64"
    nn.Linear(5, 3)(batch["x"])  # want "5 features, got 2"
for batch in DataLoader(Series(count), batch_size=4):
    batch["x"] + torch.zeros(3)  # want "2 against 3"
    batch["x"] @ torch.zeros(3, 4)  # want "2 columns against 3 rows"
    torch.cat([batch["x"], torch.zeros(2, 3)])  # want "3 and of 2 dimensions"
    nn.LayerNorm(3)(batch["x"])  # want "3 features, got 2"
    batch["x"][:, :count].relu() + torch.zeros(3)  # want "2 against 3"
assert default_collate([np.zeros((24, 2)), np.ones((24, 2))]).shape == (2, 24, 2)
assert default_collate([(np.zeros(3), 1), (np.zeros(3), 2)])[0].shape == (2, 3)
rows = torch.randn(60, 7)
for (batch,) in DataLoader(TensorDataset(rows[rows[:, 0] > 0]), batch_size=8):
    batch + torch.zeros(11)  # want "7 against 11"
