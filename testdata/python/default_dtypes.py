"""torch.set_default_dtype decides what numbers become, as far as it is known to have been called."""

import numpy as np
import torch
from torch import nn


net = nn.Linear(3, 2)
net(torch.from_numpy(np.zeros((4, 3))))  # want "float64"
if input():
    torch.set_default_dtype(torch.float64)
maybe = nn.Linear(3, 2)
maybe(torch.from_numpy(np.zeros((4, 3))))
maybe(torch.zeros(4, 3, dtype=torch.float32))
maybe(torch.zeros(4, 5))  # want "takes 3 features, got 5"

torch.set_default_dtype(torch.float64)
net = nn.Linear(3, 2)
net(torch.from_numpy(np.zeros((4, 3))))
net(torch.zeros(4, 3) * 2.5)
net(torch.ones(4, 3, dtype=torch.int64) * 2.5)
net(torch.zeros(4, 3).float())  # want "float32"


def single():
    torch.set_default_tensor_type(torch.FloatTensor)
    for _ in range(3):
        nn.Linear(3, 2)(torch.from_numpy(np.zeros((4, 3), np.float32)))
    nn.Linear(3, 2)(torch.from_numpy(np.zeros((4, 3))))  # want "float64"


single()
