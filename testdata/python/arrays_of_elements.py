# An element of an array is a scalar with the attributes of an array; what Python makes of it is a number.
import numpy as np
import torch
from sklearn.datasets import make_circles

X, y = make_circles(100, noise=0.03, random_state=42)
print(X[0].shape, y[0].shape, y[0].dtype, y[0].ndim)
steps = np.arange(5)
assert steps[2].shape == () and steps[2].ndim == 0 and steps[2].size == 1 and steps[2].item() == 2
assert steps.sum().shape == () and np.int64(3).ndim == 0 and steps.max().item() == 4
assert (steps[1] + 2).shape == () and steps.prod().ndim == 0
for step in steps:
    step.astype(np.float32), step.reshape(1), step.dtype
assert torch.zeros(steps[3], 2).shape == (3, 2)
torch.zeros(steps[3], 2) @ torch.zeros(steps[4], 2)  # want "2 columns against 4 rows"

for _ in np.arange(36, 21):  # what leads nowhere is empty
    raise ValueError
assert len(np.arange(5, 5)) == len(np.arange(0, 3, -1)) == len(np.arange(-2)) == len(np.arange(0.5, 0.1)) == 0
assert np.arange(3, 0, -1).tolist() == [3, 2, 1] and np.arange(0.5, 2.5, 0.5).shape == (4,)
torch.from_numpy(np.arange(36, 21))[:, None] @ torch.zeros(2, 3, dtype=torch.int64)  # want "1 columns against 2 rows"
torch.arange(36, 21)  # want "leads nowhere"

int(steps[2]).shape  # want "'int' object has no attribute 'shape'"
