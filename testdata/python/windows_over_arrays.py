"""Windows over an array: the sizes that are left in front, those of the windows at the end."""
import numpy as np
import torch
from numpy.lib.stride_tricks import as_strided, sliding_window_view
from torch import nn

series = np.random.rand(100, 6).astype(np.float32)
assert sliding_window_view(series[:, 0], 10).shape == (91, 10)
assert sliding_window_view(series, 10, axis=0).shape == (91, 6, 10)
assert sliding_window_view(series, (10, 2)).shape == np.lib.stride_tricks.sliding_window_view(series, (10, 2), axis=(0, 1)).shape == (91, 5, 10, 2)
assert sliding_window_view(series, (3, 10), axis=(1, 0)).shape == (91, 4, 3, 10)
assert sliding_window_view(series, (3, 2), axis=(-1, -1)).shape == (100, 3, 3, 2)
assert sliding_window_view([1, 2, 3, 4], 2).shape == (3, 2) and sliding_window_view(series, window_shape=(4,), axis=-1)[::5].shape == (20, 3, 4)
windows = torch.from_numpy(sliding_window_view(series, 10, axis=0).copy())
nn.Linear(10, 2)(windows)
nn.Linear(6, 2)(windows)  # want "takes 6 features, got 10"
strided = as_strided(series, shape=(91, 10, 6), strides=(24, 24, 4))
assert strided.shape == (91, 10, 6) and strided.dtype == np.float32 and as_strided(series).shape == (100, 6)
nn.Linear(10, 2)(torch.from_numpy(strided.copy()))  # want "takes 10 features, got 6"


def test_one_size_for_two_axes():
    sliding_window_view(series, 10)  # want "1 window_shape elements and 2 axes"


def test_larger_than_all():
    sliding_window_view(series, 7, axis=1)  # want "7.*6"
