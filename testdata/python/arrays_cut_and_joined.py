"""What is put to arrays, taken out of them and turned round in them."""
import numpy as np
import torch
from torch import nn, zeros
from somewhere import place, places

known = np.array([3, 1, 0, 2, 3])
table = np.zeros((4, 6), dtype=np.float32)
assert [int(i) for i in np.append(known, 7)] == [3, 1, 0, 2, 3, 7]
assert [int(i) for i in np.delete(known, -1)] == [3, 1, 0, 2]
assert np.delete(known, [0, -1, 4]).shape == np.delete(known, known == 3).shape == (3,)
assert [int(i) for i in np.sort(known)] == [0, 1, 2, 3, 3]
assert [int(i) for i in np.diff(known, prepend=0)] == [3, -2, -1, 2, 1]
assert [int(i) for i in np.take(known, [0, -1])] == [3, 3]
assert np.append([], known).dtype == np.float64 and np.append(table, 0).dtype == np.float64
assert np.roll(table, 1, axis=(0, 1)).shape == (4, 6) and np.rot90(table).shape == (6, 4)
assert np.rollaxis(np.zeros((2, 3, 4)), 2).shape == (4, 2, 3)
assert np.take(table, np.zeros((2, 3), dtype=np.uint8), axis=-1).shape == (4, 2, 3)
across, down = np.meshgrid([1, 2], [3, 4, 5])
assert [int(i) for i in across[0]] == [1, 2] and [int(i) for i in down[:, 0]] == [3, 4, 5]
assert np.meshgrid([1, 2], [3, 4, 5], sparse=True)[0].shape == (1, 2)
assert known.sort() is None and [int(i) for i in known] == [0, 1, 2, 3, 3]
layer = nn.Linear(20, 2)
layer(torch.from_numpy(np.append(table, table, axis=1)))  # want "20 features, got 12"
layer(torch.from_numpy(np.delete(table, 2, axis=1)))  # want "20 features, got 5"
layer(torch.from_numpy(np.delete(table, int(place), axis=1)))  # want "20 features, got 5"
layer(torch.from_numpy(np.diff(table, n=2)))  # want "20 features, got 4"
layer(torch.from_numpy(np.delete(table, places, axis=1)))
layer(zeros(2, across.size))  # want "20 features, got 6"
np.append(table, known[None], axis=0)  # want "6.*5|5.*6"
np.delete(table, 6, axis=1)  # want "out of range|out of bounds"

assert np.r_[1, 2, 3:6, np.zeros(2)].shape == (7,) and np.r_[1, 2, 3:6, np.zeros(2)].dtype == np.float64
assert np.c_[np.zeros(3), np.ones(3)].shape == (3, 2) and np.c_[1, 2].dtype == np.int64
assert np.c_[np.zeros((3, 2)), np.ones((3, 1))].shape == (3, 3) and np.r_[np.zeros((2, 3)), np.ones((1, 3))].shape == (3, 3)
assert np.r_[True, np.array([False])].dtype == np.bool_ and np.r_[0:3, 7.5].dtype == np.float64
assert np.r_[np.zeros(2, np.float32), 1.0].dtype == np.float32 and np.r_[np.zeros(2, np.float32), 0:2].dtype == np.float64
turns = np.r_[-4:4] * 1j * 2 * np.pi
assert turns.shape == (8,) and turns.dtype == np.complex128 and (np.zeros(2, np.float32) / 2j).dtype == np.complex64
layer(torch.from_numpy(np.c_[np.zeros(3), np.ones(3)]))  # want "20 features, got 2"

counts, rates = np.zeros(2, np.int64), np.zeros(2, np.float32)
for mixed in (np.concatenate([counts, rates]), np.stack([rates, counts]), np.vstack([counts, rates]), np.hstack([rates, counts])):
    assert mixed.dtype == np.float64
assert np.concatenate([rates, rates]).dtype == np.float32 and np.stack([counts > 0, counts]).dtype == np.int64
