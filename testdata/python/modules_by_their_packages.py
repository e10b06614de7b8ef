import torch
import torch.nn.functional as F
import torch.nn.utils.spectral_norm as spectral
import torch.nn.utils.weight_norm as weighted
from torch import nn

x = torch.zeros(2, 4)
layer = spectral(nn.Linear(4, 3))
nn.Linear(5, 1)(layer(x))  # want "5 features, got 3"
layer = weighted(nn.Linear(4, 6))
nn.Linear(5, 1)(layer(x))  # want "5 features, got 6"
if F._Reduction.get_enum("mean") == 1:
    nn.Linear(5, 1)(F.relu(x))  # want "5 features, got 4"
