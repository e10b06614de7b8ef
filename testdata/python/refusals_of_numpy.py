"""numpy refuses sizes by ValueError, and makes arrays of anything."""
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
mixed = np.array([(1, {"a": 1}), (2, {"b": 2})])
named = np.array([1, "two", None])
torch.zeros(3) + torch.from_numpy(np.array([(1, 2), (3, 4)]))  # want "3 against 2"
