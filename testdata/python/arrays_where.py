"""Where arrays hold what is looked for: of unknown arrays nobody knows how often."""
import numpy as np
import torch
from torch import nn, zeros

known = np.array([[1, 0, 2], [0, 0, 5]])
rows, columns = np.where(known > 0)
assert [int(i) for i in rows] == [0, 0, 1] and [int(i) for i in columns] == [0, 2, 2]
assert [int(i) for i in known.nonzero()[1]] == [0, 2, 2]
assert [int(i) for i in np.flatnonzero(known)] == [0, 2, 5]
assert np.argwhere(known).shape == (3, 2) and np.count_nonzero(known) == 3
assert [int(i) for i in np.count_nonzero(known, axis=0)] == [1, 0, 2]
assert len(np.unravel_index(known, (2, 3, 4))) == 3
assert np.searchsorted([1, 3, 5], known).shape == np.digitize(known, [1, 3]).shape == (2, 3)
assert np.take_along_axis(known, np.argsort(known, axis=1)[:, :1], axis=1).shape == (2, 1)
assert np.tril([1, 2]).shape == (2, 2) and np.diag([1, 2], 1).shape == (3, 3)
assert np.trace(np.zeros((2, 3, 4))).shape == (4,)
layer = nn.Linear(20, 2)
layer(zeros(3, len(np.triu_indices(4, 1)[0])))  # want "20 features, got 6"
layer(zeros(3, len(rows)))  # want "20 features, got 3"
layer(torch.from_numpy(np.argwhere(np.random.rand(5, 5) > 0.5)).float())  # want "20 features, got 2"
layer(zeros(3, len(np.where(np.random.rand(50) > 0.5)[0])))
np.take(known, [0], axis=2)  # want "out of range"
