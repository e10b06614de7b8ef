"""Names of parameters and submodules: below a prefix, and again for what has more than one name."""
import torch
from torch import nn


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(5, 3)
        self.inner = nn.Sequential(nn.Linear(3, 5))
        self.again = self.inner
        self.inner[0].weight = self.embed.weight


m = Tied()


def total(names):
    return sum(len(name) for name in names) + len(names)


torch.zeros(total([n for n, _ in m.named_parameters()])).view(999)  # want "26 elements"
torch.zeros(total([n for n, _ in m.named_parameters(remove_duplicate=False)])).view(999)  # want "69 elements"
torch.zeros(total([n for n, _ in m.named_parameters("x", True, False)])).view(999)  # want "79 elements"
torch.zeros(total([n for n, _ in m.embed.named_parameters(prefix="embed", recurse=False)])).view(999)  # want "13 elements"
torch.zeros(total([n for n, _ in m.named_modules(remove_duplicate=False)])).view(999)  # want "35 elements"
torch.zeros(total([n for n, _ in m.named_modules(prefix="top")])).view(999)  # want "36 elements"
