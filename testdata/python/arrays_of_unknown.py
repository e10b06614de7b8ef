"""An array is one whatever it is made of."""
import json
import sys

import numpy as np
import torch

data = json.load(open(sys.argv[1]))
points = np.array(data["points"])
weights = np.asarray(data["weights"], dtype=np.float32)
kind = 3 if isinstance(points, np.ndarray) else 4
torch.zeros(2, kind) @ torch.zeros(3)
torch.zeros(2, kind) @ torch.zeros(4)  # want "3.*4"
known = np.zeros((3, 4)) + data["shift"]
print(points.mean(axis=0), points[0], len(points), points.T @ weights, known, np.sqrt(data["area"]))
out = torch.nn.Linear(3, 4)(torch.from_numpy(points).float().view(-1, 3))
out @ torch.zeros(5)  # want "4.*5"
ends = np.zeros((0,), dtype=np.int64)
ends.resize(ends.shape[0] + 1, refcheck=False)
ends[-1] = 3
table = np.zeros((2, 3))
table.resize((4, 3))
torch.from_numpy(table).T @ torch.zeros(4, dtype=torch.float64)
torch.from_numpy(table).T @ torch.zeros(3, dtype=torch.float64)  # want "4.*3"
