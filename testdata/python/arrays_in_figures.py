"""Statistics and products of arrays, in the types that numpy gives them."""
import numpy as np
import torch
from torch import nn
from somewhere import image

whole = np.zeros((2, 3, 4), dtype=np.int32)
single = np.zeros((4, 6), dtype=np.float32)
assert np.median(whole, axis=(0, 2)).shape == (3,) and np.median(whole, axis=1).dtype == np.float64
assert np.abs(np.array([True])).dtype == np.bool_ and abs(np.array([True, False])).shape == (2,)
assert np.median(np.zeros((0, 4)), axis=0).shape == (4,)
low, high = np.percentile(image, (1, 99))
assert np.percentile(single, 50, axis=0).dtype == np.float32 and np.percentile(single, [1, 99], axis=0).dtype == np.float64
assert np.quantile(whole, [0.1, 0.5], axis=-1, keepdims=True).shape == (2, 2, 3, 1)
assert np.nanmax(single, axis=0, keepdims=True).shape == (1, 6) and np.nanstd(single, axis=1).shape == (4,)
assert np.average([1, 2, 3], weights=[3, 0, 0]) == 1
assert np.average(whole, axis=1, weights=np.ones(3)).shape == (2, 4)
counts, edges = np.histogram(single, bins=8)
assert counts.shape == (8,) and edges.shape == (9,) and edges.dtype == np.float32
assert np.interp(single, [0, 1], [2, 3]).dtype == np.float64
assert np.arctan2(single, single).dtype == np.float32 and np.arctan2(whole, 2).dtype == np.float64
assert np.logical_and([1, 0], [1, 1]).sum() == 1 and np.logical_not(single).dtype == np.bool_
assert np.isclose(single, single[0]).shape == (4, 6)
assert [int(i) for i in np.cumprod([1, 2, 3])] == [1, 2, 6]
assert [int(i) for i in np.outer([1, 2], [3, 4])[1]] == [6, 8]
assert np.einsum("bij,kj->bik", whole, single[:, :4]).dtype == np.float64
assert np.iinfo(np.uint8).max == np.iinfo(np.zeros(2, dtype="uint8").dtype).max == 255 and np.finfo(np.float32).bits == 32
assert np.vectorize(lambda x: x > 1)(single).dtype == np.bool_ and np.vectorize(int, otypes=[np.float32])(whole).dtype == np.float32
assert np.apply_along_axis(lambda row: row[:2], 1, whole).shape == (2, 2, 4)
assert np.fromiter((i for i in range(5)), dtype=np.float32).shape == (5,)
layer = nn.Linear(20, 2)
layer(torch.from_numpy(np.kron(single, single)))  # want "20 features, got 36"
layer(torch.from_numpy(np.outer(single, single)))  # want "20 features, got 24"
layer(torch.from_numpy(np.einsum("ij,kj->ik", single, single)))  # want "20 features, got 4"
layer(torch.from_numpy(np.median(single, axis=0)))  # want "20 features, got 6"
layer(torch.from_numpy(np.apply_along_axis(lambda row: np.append(row, row), 1, single)))  # want "20 features, got 12"
np.einsum("ij,jk", single, single)  # want "6.*4|4.*6"
np.median(single, axis=2)  # want "out of range"
np.logical_or(single, single[0, :4])  # want "6.*4|4.*6"
