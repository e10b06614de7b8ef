"""An array that is counted in at places that nobody knows holds numbers that nobody knows."""
import numpy as np
import torch
from somewhere import labels, place

counts = np.zeros((5, 5))
for label in labels:
    counts[label, 0] += 1
print(1 / counts.sum())
more = np.zeros(5)
more[place] += 1
print(1 / more.sum())
tensor = torch.zeros(4)
tensor[2] = 3 if place else 4
print(1 / (tensor.sum().item() - 3))
none = np.zeros(5)
print(1.0 / none.sum())  # infinity, with a warning
print(1 / (3 - 3))  # want "division by zero"
