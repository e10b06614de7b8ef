"""A device as a string is what torch.device reads; its repr is not."""
import torch
from torch import nn

one = torch.device("cuda", 1)
nn.Linear(len(str(one)), 2)(torch.zeros(3, 7))  # want "takes 6 features, got 7"
nn.Linear(len(f"{one}"), 2)(torch.zeros(3, 7))  # want "takes 6 features, got 7"
nn.Linear(len("%s" % torch.device("cpu")), 2)(torch.zeros(3, 7))  # want "takes 3 features, got 7"
nn.Linear(len(repr(torch.device("cpu"))), 2)(torch.zeros(3, 7))  # want "takes 18 features, got 7"


class Grid(nn.Module):
    def forward(self, x):
        with torch.autocast(device_type=torch.device(str(x.device)).type, enabled=False):
            return x @ torch.zeros(5, 2, device=str(x.device))  # want "4 columns against 5 rows"


Grid()(torch.zeros(2, 5))
Grid()(torch.zeros(2, 4))
