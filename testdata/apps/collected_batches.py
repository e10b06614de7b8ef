"""What is collected over a loader has the size of the data set."""
import torch
from torch.utils.data import DataLoader, TensorDataset


def collected(n, batch_size):
    outs = []
    for (x,) in DataLoader(TensorDataset(torch.randn(n, 3)), batch_size=batch_size):
        outs.append(x)
    return torch.cat(outs)


collected(100, 32).view(100, 3)
collected(10000, 32).view(10000, 3)
collected(100, 32).view(99, 3)  # want "view"
torch.cat([b[0] for b in DataLoader(TensorDataset(torch.randn(10000, 3)), batch_size=32)]).view(5000, 6)


class Named(torch.utils.data.Dataset):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return {"x": torch.randn(3), "y": i}


for n in (12, 500):
    for batch in DataLoader(Named(n), batch_size=4):  # each batch is a dict of its own
        y = batch.pop("y")
        batch["z"] = batch.pop("x")
