"""numpy.fft: transforms of integers compute in double precision."""
import torch
from numpy._core import _real, ndarray, raw, wrap
from _pylib import unknown


def __getattr__(name):
    return unknown()


def _transform(name, a, *args):
    t = raw(a)
    if not isinstance(t, torch.Tensor):
        return unknown()
    return wrap(getattr(torch.fft, name)(_real(t), *args).contiguous())


def fft(a, n=None, axis=-1, norm=None, out=None):
    return _transform("fft", a, n, axis, norm)


def ifft(a, n=None, axis=-1, norm=None, out=None):
    return _transform("ifft", a, n, axis, norm)


def rfft(a, n=None, axis=-1, norm=None, out=None):
    return _transform("rfft", a, n, axis, norm)


def irfft(a, n=None, axis=-1, norm=None, out=None):
    return _transform("irfft", a, n, axis, norm)


def fft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    return _transform("fft2", a, s, axes, norm)


def ifft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    return _transform("ifft2", a, s, axes, norm)


def rfft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    return _transform("rfft2", a, s, axes, norm)


def irfft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    return _transform("irfft2", a, s, axes, norm)


def fftn(a, s=None, axes=None, norm=None, out=None):
    return _transform("fftn", a, s, axes, norm)


def ifftn(a, s=None, axes=None, norm=None, out=None):
    return _transform("ifftn", a, s, axes, norm)


def _alike(x):
    return wrap(torch.empty_like(raw(x))) if isinstance(x, ndarray) else unknown()


def fftshift(x, axes=None):
    return _alike(x)


def ifftshift(x, axes=None):
    return _alike(x)


def fftfreq(n, d=1.0, device=None):
    return wrap(torch.empty(n, dtype=torch.float64))


def rfftfreq(n, d=1.0, device=None):
    return wrap(torch.empty(n // 2 + 1, dtype=torch.float64))
