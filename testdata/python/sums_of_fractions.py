# What fractions add up to hangs on the order in which they are added, which libraries choose; whole numbers add up exactly.
import numpy as np
import torch

assert np.sum([0.6, 0.2, 0.2]) == 1
assert np.sum([0.1] * 10) == 1
assert sum([0.1] * 10) == 1
assert torch.tensor([1.0, 1e8, -1e8]).sum() == 1
assert np.array([0.1, 0.2]).max() == 0.2
assert np.float64(0.1) == np.array(0.1)
items = ["only"]
items[int(sum([0.5, 0.25, 0.25]))]  # want "out of range"
items[int(np.sum([0.5, 0.25, 0.25]))]  # want "out of range"
items[int(np.mean([1.0, 2.0, 6.0]))]  # want "out of range"
items[int(torch.tensor([1.0, 2.0, 3.0]).prod())]  # want "out of range"

torch.where(torch.from_numpy(np.full((2, 3), False)), 1, 2)
torch.where(torch.from_numpy(np.full((2, 3), 1)), 1, 2)  # want "int64, wants bool"
