"""A scalar type of numpy called with more than a number, and methods bound by hand."""
import types

import numpy as np
import torch
import torch.nn as nn
from PIL import Image

picture = Image.new("RGB", (10, 20))
batch = torch.as_tensor(np.stack([np.uint8(p) for p in [picture, picture]]))
batch.permute(0, 3, 1)  # want "3 dimension numbers"
torch.zeros(int(np.int64(5))) @ torch.zeros(4)  # want "5.*4"


def widened(self, n):
    return torch.zeros(n + self.in_features)


layer = nn.Linear(3, 4)
layer.widened = types.MethodType(widened, layer)
layer.widened(2) @ torch.zeros(6)  # want "5.*6"


class Column:
    def __init__(self, samples):
        self.samples = samples

    def __getitem__(self, index):
        return self.samples[index]


def column(data, key):
    try:
        return data[key]
    except (KeyError, TypeError):
        return None


column(Column([1, 2]), "a")

mask = np.zeros((3, 4)) > 0
torch.from_numpy(np.where(mask, 1.0, 0.0)) + torch.zeros(5)  # want "4 against 5"
torch.from_numpy(np.where(mask, 1, 0.5)) + torch.zeros(5)  # want "4 against 5"

np.__dict__["int32"]().nbytes, np.int64(3).itemsize, np.int8(1).astype(np.float32)
(5).nbites  # want "nbites"

counts, flags = np.array([1, 2, 3]), np.array([True, False, True])
difference = 1 - (counts - flags) - np.subtract(flags, counts)
counts -= flags
torch.from_numpy(difference) @ torch.zeros(4, dtype=torch.int64)  # want "3.*4"
flags - flags  # want "bool"
