"""The elements of arrays that are known are told apart, and counted."""
import numpy as np
from torch import nn, zeros

classes = np.array([3, 1, 0, 2, 3])
known = np.setdiff1d(classes, [3])
assert [int(i) for i in known] == [0, 1, 2]
assert [int(i) for i in np.intersect1d(classes, [3, 5, 0])] == [0, 3]
assert [int(i) for i in np.union1d(classes, [5])] == [0, 1, 2, 3, 5]
assert np.isin(classes, [3]).sum() == 2 and np.isin(classes, [3], invert=True).sum() == 3
assert np.isin(classes.reshape(5, 1), {"a"}).shape == (5, 1)
values, first, second = np.intersect1d(classes, [2, 3], return_indices=True)
assert values.shape == first.shape == second.shape == (2,)
nn.Linear(20, 2)(zeros(3, len(known)))  # want "20 features, got 3"
nn.Linear(20, 2)(zeros(3, len(np.union1d(classes, [7, 8]))))  # want "20 features, got 6"
