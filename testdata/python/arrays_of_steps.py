import numpy as np
from torch import nn, zeros

steps = np.logspace(0, np.log2(999 / 8), 32, base=2)
dilations, times = np.unique(steps.astype(np.int32), return_counts=True)
assert [int(i) for i in dilations][:10] == [1, 2, 3, 4, 5, 6, 7, 8, 10, 12]
assert [int(i) for i in times][:3] == [5, 3, 1]
assert np.geomspace(1, 1000, 4).shape == (4,)
values, first, inverse = np.unique(np.array([[2, 1], [2, 5]]), return_index=True, return_inverse=True)
assert values.shape == (3,) and first.shape == (3,) and inverse.shape == (2, 2)
nn.Linear(20, 2)(zeros(3, len(dilations)))  # want "20 features, got 25"
