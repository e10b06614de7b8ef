import torch
from torch import nn

x = torch.randn(2, 16, 8)
mask = torch.randn(2, 16)


def pooled(i):
    if torch.nonzero(mask[i] < 0).size(0) == 0:
        length = len(x[i])
    else:
        length = torch.nonzero(mask[i] < 0)[0] + 1
    return torch.mean(x[i][:length], dim=0)


rows = []
for i in range(2):
    rows.append(pooled(i))
nn.Linear(5, 1)(torch.stack(rows))  # want "5 features, got 8: input is \[2, 8\]"
nn.Linear(5, 1)(torch.cat([pooled(0)]))  # want "5 features, got 8"
nn.Linear(8, 1)(torch.vstack(rows))
