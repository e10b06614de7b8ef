"""Distances and likenesses between the rows of two matrices."""
import torch
from _pylib import unknown
from numpy._core import asarray, ndarray, wrap


def __getattr__(name):
    return unknown()


def pairwise_distances(X, Y=None, metric="euclidean", *args, **kwargs):
    x = asarray(X)
    y = x if Y is None else asarray(Y)
    if not isinstance(x, ndarray) or not isinstance(y, ndarray):
        return unknown()
    for a in (x, y):
        if a.ndim != 2:
            raise ValueError(f"Expected 2D array, got {a.ndim}D array instead")
    if x.shape[1] != y.shape[1]:
        raise ValueError(f"Incompatible dimension for X and Y matrices: X.shape[1] == {x.shape[1]} while Y.shape[1] == {y.shape[1]}")
    return wrap(torch.empty(x.shape[0], y.shape[0], dtype=unknown()))


def euclidean_distances(X, Y=None, **kwargs):
    return pairwise_distances(X, Y)


def pairwise_kernels(X, Y=None, metric="linear", **kwargs):
    return pairwise_distances(X, Y)


cosine_similarity = cosine_distances = manhattan_distances = linear_kernel = rbf_kernel = euclidean_distances
