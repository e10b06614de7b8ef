"""https://librosa.org/doc/latest/effects.html"""
import numpy as np
from _pylib import unknown


def __getattr__(name):
    return unknown()


def trim(y, *args, **kwargs):
    if not isinstance(y, np.ndarray):
        return unknown(), unknown()
    return np.empty(y.shape[:-1] + (unknown("int"),), dtype=y.dtype), np.empty(2, dtype=np.int64)
