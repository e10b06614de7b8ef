"""sklearn.model_selection: train_test_split and folds."""
import math

import torch
from _pylib import unknown, unknown_list
from _shapelint import is_number
from numpy._core import ndarray, wrap
from sklearn._samples import check_consistent_length


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
    check_consistent_length(*arrays)
    train, test = _counts(n, test_size, train_size)
    parts = []
    for a in arrays:
        parts.append(_part(a, train))
        parts.append(_part(a, test))
    return parts


def _samples(X):
    return len(X) if hasattr(X, "__len__") else unknown("int")


def _rows(n, count):
    """Numbers of count of n samples, in an order that nobody knows."""
    return wrap(torch.randint(0, n, (count,)) if is_number(n) else torch.empty(count, dtype=torch.int64))


class _Splitter:
    """Hands out the numbers of the samples to train with and of those to test with, fold by fold."""

    def __init__(self, n_splits=5, **kwargs):
        self.n_splits = n_splits

    def __getattr__(self, name):
        return unknown()

    def get_n_splits(self, X=None, y=None, groups=None):
        return self.n_splits

    def split(self, X, y=None, groups=None):
        n = _samples(X)
        if not is_number(self.n_splits):
            return unknown_list(self._fold(n, 0))
        return [self._fold(n, i) for i in range(self.n_splits)]

    def _fold(self, n, i):
        test = self._tested(n, i)
        return _rows(n, self._trained(n, i, test)), _rows(n, test)

    def _tested(self, n, i):
        return unknown("int")

    def _trained(self, n, i, test):
        return n - test


class KFold(_Splitter):
    def _tested(self, n, i):
        k = self.n_splits
        if not is_number(n) or not is_number(k):
            return unknown("int")
        return n // k + (1 if i < n % k else 0)


class StratifiedKFold(KFold):
    """The samples are dealt out to the folds in turn, those of a class after those of another."""


class GroupKFold(_Splitter):
    pass


class StratifiedGroupKFold(_Splitter):
    pass


class TimeSeriesSplit(_Splitter):
    def _trained(self, n, i, test):
        return unknown("int")


class ShuffleSplit(_Splitter):
    def __init__(self, n_splits=10, *, test_size=None, train_size=None, random_state=None):
        super().__init__(n_splits)
        self._sizes = 0.1 if test_size is None and train_size is None else test_size, train_size

    def _tested(self, n, i):
        return _counts(n, *self._sizes)[1] if is_number(n) else unknown("int")

    def _trained(self, n, i, test):
        return _counts(n, *self._sizes)[0] if is_number(n) else unknown("int")


class StratifiedShuffleSplit(ShuffleSplit):
    pass
