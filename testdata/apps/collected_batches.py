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
