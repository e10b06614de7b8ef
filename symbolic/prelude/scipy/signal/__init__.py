"""Windows and resampling. https://docs.scipy.org/doc/scipy/reference/signal.html"""
import numpy as np
from _pylib import unknown
from scipy.signal import windows
from scipy.signal.windows import get_window


def __getattr__(name):
    return unknown()


def resample(x, num, t=None, axis=0, window=None, domain="time"):
    if not isinstance(x, np.ndarray) or t is not None:
        return unknown()
    sizes = list(x.shape)
    sizes[axis] = num
    return np.empty(sizes, dtype=x.dtype)


def _filtered(b, a, x, *args, **kwargs):
    return np.empty_like(x) if isinstance(x, np.ndarray) else unknown()


filtfilt = _filtered


def medfilt(volume, kernel_size=None):
    return np.empty_like(volume) if isinstance(volume, np.ndarray) else unknown()
