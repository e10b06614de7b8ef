"""sklearn.model_selection: train_test_split."""
import math

import torch
from _pylib import unknown
from numpy._core import ndarray, wrap


def __getattr__(name):
    return unknown()


def _part(a, n):
    """n items of an array, a tensor, a table or a list."""
    if isinstance(a, ndarray):
        return wrap(_part(a.__tensor__, n))
    if isinstance(a, torch.Tensor):
        return a.new_empty((n,) + tuple(a.shape[1:]))
    if hasattr(type(a), "_some_rows"):
        return a._some_rows(n)
    if isinstance(a, list):
        return a[:n]
    return unknown()


def _counts(n, test_size, train_size):
    if test_size is None and train_size is None:
        test_size = 0.25
    test = math.ceil(test_size * n) if isinstance(test_size, float) else test_size
    train = math.floor(train_size * n) if isinstance(train_size, float) else train_size
    if test is None:
        test = n - train
    if train is None:
        train = n - test
    if train + test > n:
        raise ValueError(f"The sum of train_size and test_size = {train + test}, should be smaller than the number of samples {n}.")
    return train, test


def train_test_split(*arrays, test_size=None, train_size=None, random_state=None, shuffle=True, stratify=None):
    if not arrays:
        raise ValueError("At least one array required as input")
    n = len(arrays[0])
    for a in arrays:
        if len(a) != n:
            raise ValueError(f"Found input variables with inconsistent numbers of samples: {[len(a) for a in arrays]}")
    train, test = _counts(n, test_size, train_size)
    parts = []
    for a in arrays:
        parts.append(_part(a, train))
        parts.append(_part(a, test))
    return parts
