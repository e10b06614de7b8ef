"""https://librosa.org/doc/latest/util.html"""
import numpy as np
from _pylib import unknown


def __getattr__(name):
    return unknown()


def _resized(data, size, axis):
    if not isinstance(data, np.ndarray):
        return unknown()
    sizes = list(data.shape)
    sizes[axis] = size
    return np.empty(sizes, dtype=data.dtype)


def pad_center(data, size, axis=-1, **kwargs):
    return _resized(data, size, axis)


def fix_length(data, size, axis=-1, **kwargs):
    return _resized(data, size, axis)


def normalize(S, *args, **kwargs):
    return np.empty(S.shape, dtype=S.dtype) if isinstance(S, np.ndarray) else unknown()


def frame(x, frame_length, hop_length, axis=-1, writeable=False, subok=False):
    if not isinstance(x, np.ndarray) or axis != -1:
        return unknown()
    return np.empty(x.shape[:-1] + (frame_length, 1 + (x.shape[-1] - frame_length) // hop_length), dtype=x.dtype)
