"""Audio as arrays [..., samples], spectra as [..., frequencies, frames]. Versions before 0.10 took all arguments by
position, too. https://librosa.org/doc/latest/"""
import numpy as np
from _pylib import unknown
from librosa import effects, feature, filters, util


def __getattr__(name):
    return unknown()


def load(path, sr=22050, mono=True, offset=0.0, duration=None, dtype=np.float32, res_type="soxr_hq"):
    rate = unknown("int") if sr is None else sr
    if mono is not True:
        return unknown(), rate
    return np.empty(unknown("int"), dtype=dtype), rate


def stft(y, n_fft=2048, hop_length=None, win_length=None, window="hann", center=True, dtype=None, pad_mode="constant", out=None):
    if not isinstance(y, np.ndarray) or out is not None:
        return unknown()
    hop = hop_length or (win_length or n_fft) // 4
    samples = y.shape[-1] + (n_fft // 2 * 2 if center else 0)
    return np.empty(y.shape[:-1] + (1 + n_fft // 2, 1 + (samples - n_fft) // hop), dtype=dtype or np.complex64)


def istft(stft_matrix, hop_length=None, win_length=None, n_fft=None, window="hann", center=True, dtype=None, length=None, out=None):
    if not isinstance(stft_matrix, np.ndarray) or out is not None:
        return unknown()
    n_fft = n_fft or 2 * (stft_matrix.shape[-2] - 1)
    hop = hop_length or (win_length or n_fft) // 4
    samples = length
    if length is None:
        samples = n_fft + hop * (stft_matrix.shape[-1] - 1) - (n_fft // 2 * 2 if center else 0)
    return np.empty(stft_matrix.shape[:-2] + (samples,), dtype=dtype or np.float32)


def magphase(D, power=1):
    if not isinstance(D, np.ndarray):
        return unknown(), unknown()
    return np.abs(D), np.empty_like(D)


def _like(S, *args, **kwargs):
    return np.empty(S.shape, dtype=S.dtype) if isinstance(S, np.ndarray) else unknown()


def _magnitudes(S, *args, **kwargs):
    return np.abs(S) if isinstance(S, np.ndarray) else unknown()


amplitude_to_db = power_to_db = _magnitudes
db_to_amplitude = db_to_power = _like


def to_mono(y):
    if not isinstance(y, np.ndarray):
        return unknown()
    return y.mean(0) if y.ndim > 1 else y
