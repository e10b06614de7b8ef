"""A tensor of arrays has a dimension more than they have, and their type."""
import numpy as np
import torch
from torch import nn

rows = [np.zeros(3), np.ones(3)]
assert torch.tensor(rows).shape == torch.as_tensor(tuple(rows)).shape == torch.FloatTensor(rows).shape == (2, 3)
assert torch.tensor(rows).dtype == torch.float64 and torch.FloatTensor(rows).dtype == torch.float32
assert torch.tensor([np.zeros(3, np.float32), np.zeros(3, np.float32)]).dtype == torch.float32
assert torch.tensor([np.zeros(3, np.int64), [1, 2, 3]]).dtype == torch.int64
assert torch.tensor([[np.zeros((4, 5))], [np.zeros((4, 5))]]).shape == (2, 1, 4, 5)
assert torch.tensor([[1, 2, 3], np.zeros(3)]).dtype == torch.float64
nn.Linear(3, 2)(torch.tensor(rows))  # want "float64"
torch.tensor([np.zeros(3), np.zeros(4)])  # want "3 at first, then 4"
torch.tensor([np.zeros((2, 3)), np.zeros(2)])  # want "others have 2 dimensions"
places = torch.tensor(np.nonzero(np.random.rand(5, 6) > 0.5))
assert places.shape[0] == 2 and places.dtype == torch.int64 and torch.LongTensor(np.nonzero(np.eye(3))).ndim == 2
nn.Linear(3, 2)(places.T.float())  # want "takes 3 features, got 2"
found = []
for _ in range(20):
    found.append(np.random.rand(7).astype(np.float32))
nn.Linear(6, 2)(torch.tensor(found))  # want "takes 6 features, got 7"
unknown = np.load("points.npy", allow_pickle=True) if len(found) > 30 else np.zeros(3)
torch.tensor([unknown, unknown])
