"""Features [..., features, frames]. https://librosa.org/doc/latest/feature.html"""
import numpy as np
from _pylib import unknown


def __getattr__(name):
    return unknown()


def _features(y, S, n, n_fft, hop_length, center):
    """Arrays of n features for each frame of a signal, or of a spectrum."""
    if isinstance(S, np.ndarray):
        return np.empty(S.shape[:-2] + (n, S.shape[-1]), dtype=S.dtype)
    if S is not None or not isinstance(y, np.ndarray):
        return unknown()
    samples = y.shape[-1] + (n_fft // 2 * 2 if center else 0)
    return np.empty(y.shape[:-1] + (n, 1 + (samples - n_fft) // hop_length), dtype=y.dtype)


def melspectrogram(y=None, sr=22050, S=None, n_fft=2048, hop_length=512, win_length=None, window="hann", center=True,
                   pad_mode="constant", power=2.0, n_mels=128, **kwargs):
    return _features(y, S, n_mels, n_fft, hop_length, center)


def mfcc(y=None, sr=22050, S=None, n_mfcc=20, dct_type=2, norm="ortho", lifter=0, n_fft=2048, hop_length=512, center=True, **kwargs):
    return _features(y, S, n_mfcc, n_fft, hop_length, center)


def chroma_stft(y=None, sr=22050, S=None, n_fft=2048, hop_length=512, center=True, n_chroma=12, **kwargs):
    return _features(y, S, n_chroma, n_fft, hop_length, center)


def rms(y=None, S=None, frame_length=2048, hop_length=512, center=True, **kwargs):
    return _features(y, S, 1, frame_length, hop_length, center)


def zero_crossing_rate(y, frame_length=2048, hop_length=512, center=True, **kwargs):
    return _features(y, None, 1, frame_length, hop_length, center)


def spectral_centroid(y=None, sr=22050, S=None, n_fft=2048, hop_length=512, center=True, **kwargs):
    return _features(y, S, 1, n_fft, hop_length, center)


spectral_bandwidth = spectral_rolloff = spectral_flatness = spectral_centroid


def spectral_contrast(y=None, sr=22050, S=None, n_fft=2048, hop_length=512, center=True, n_bands=6, **kwargs):
    return _features(y, S, n_bands + 1, n_fft, hop_length, center)


def delta(data, width=9, order=1, axis=-1, mode="interp", **kwargs):
    return np.empty(data.shape, dtype=data.dtype) if isinstance(data, np.ndarray) else unknown()
