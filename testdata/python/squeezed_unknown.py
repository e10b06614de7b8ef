"""Whether a dimension of unknown size goes when it is squeezed, nobody knows: nothing rests on how many are left."""
import torch
from torch import nn

x = torch.load("x.pt")
n = x.shape[0]
y = torch.zeros(n, 3, 4)
z = y.squeeze(0)
assert z.shape == (3, 4)
if z.dim() == 2 or len(z.shape) == 2 or z.ndim != 3:
    z = z.unsqueeze(0)
nn.Linear(4, 2)(z)
torch.zeros(3).add_(y.squeeze(0).sum(-1))
w = torch.zeros(1, 3, 4).squeeze(0)
assert w.dim() == len(w.shape) == 2
assert w.shape == (3, 5)  # want "assertion fails"
