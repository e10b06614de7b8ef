"""After a refusal nothing follows from what was refused."""
import torch
from torch import nn

y = nn.Conv1d(3, 4, (1, 2))(torch.zeros(2, 3, 5, 6))  # want "weight must have 3 dimensions"
y.transpose(1, 3)
