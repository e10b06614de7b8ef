"""https://librosa.org/doc/latest/filters.html"""
import numpy as np
from _pylib import unknown
from scipy.signal import get_window


def __getattr__(name):
    return unknown()


def mel(sr=22050, n_fft=2048, n_mels=128, fmin=0.0, fmax=None, htk=False, norm="slaney", dtype=np.float32):
    return np.empty((n_mels, 1 + n_fft // 2), dtype=dtype)
