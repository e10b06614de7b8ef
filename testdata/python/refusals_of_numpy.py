"""numpy refuses sizes by ValueError."""
import numpy as np
import torch

try:
    x = np.stack([np.zeros((2, 3)), np.zeros((3, 3))])
except ValueError:  # what it gives instead is known
    x = np.zeros(5)
torch.zeros(4) + torch.from_numpy(x)  # want "4 against 5"
try:
    y = np.zeros((2, 3)) + np.zeros((3, 3))  # want "2 against 3"
except RuntimeError:
    y = np.zeros(5)
