"""Views of the elements of an array in other pieces."""
import torch
from _pylib import unknown
from numpy import broadcast_to
from numpy._core import asarray, raw, sizes, wrap


def __getattr__(name):
    return unknown()


def as_strided(x, shape=None, strides=None, subok=False, writeable=True):
    t = raw(asarray(x))
    if not isinstance(t, torch.Tensor):
        return unknown()
    return wrap(t if shape is None else t.new_empty(sizes(shape)))


def sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
    t, windows = raw(asarray(x)), sizes(window_shape)
    if not isinstance(t, torch.Tensor):
        return unknown()
    axes = range(t.ndim) if axis is None else sizes(axis)
    if len(windows) != len(axes):
        raise ValueError(f"Must provide matching length window_shape and axis; got {len(windows)} window_shape elements and {len(axes)} axes elements.")
    axes = [a % t.ndim if -t.ndim <= a < t.ndim else a for a in axes]
    for a, n in zip(axes, windows):
        t = t.unfold(a, n, 1)
    return wrap(t)
