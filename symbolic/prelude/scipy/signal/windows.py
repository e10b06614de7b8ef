"""https://docs.scipy.org/doc/scipy/reference/signal.windows.html"""
import numpy as np
from _pylib import unknown


def __getattr__(name):
    return unknown()


def get_window(window, Nx, fftbins=True, **kwargs):
    return np.empty(Nx)


def _window(M, sym=True, **kwargs):
    return np.empty(M)


hann = hamming = blackman = bartlett = cosine = triang = parzen = bohman = nuttall = flattop = boxcar = _window


def _shaped(M, shape, sym=True, **kwargs):
    return np.empty(M)


kaiser = gaussian = tukey = _shaped
