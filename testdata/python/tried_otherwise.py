"""A handler that does another thing with what failed has an answer; one that tells of the failure has none."""
import torch
from torch import nn

net = nn.Linear(3, 4)
for name, p in net.named_parameters():
    try:
        nn.init.xavier_uniform_(p)
    except ValueError:
        nn.init.zeros_(p)
for name, p in net.named_parameters():
    try:
        nn.init.xavier_uniform_(p)
    except ValueError:
        pass
x = torch.zeros(2, 5)
try:
    net(x)  # want "3 features, got 5"
except RuntimeError as e:
    print("failed for", x, e)
