"""numpy.random: arrays of known shape and range, of no known contents."""
import torch
from _pylib import unknown
from numpy._core import array, ndarray, raw, result, sizes, to_torch, wrap


def _shape(size):
    return () if size is None else sizes(size)


def _uniform(size, dtype=None):
    return result(torch.rand(_shape(size), dtype=to_torch(dtype) or torch.float64))


def _drawn(params, size):
    """float64 elements of the size, or of the shape that the parameters have together."""
    shape = _shape(size)
    if size is None:
        for p in params:
            if isinstance(p, (ndarray, list, tuple)):
                shape = torch.broadcast_shapes(shape, raw(p).shape)
            elif not isinstance(p, (int, float)):
                return unknown()
    return result(torch.randn(shape, dtype=torch.float64))


def _whole(low, high, size, dtype, endpoint=False):
    if high is None:
        low, high = 0, low
    if not isinstance(low, int) or not isinstance(high, int):
        if size is None:
            return unknown()
        return wrap(torch.empty(_shape(size), dtype=to_torch(dtype) or torch.int64))
    if endpoint:
        high = high + 1
    return result(torch.randint(low, high, _shape(size), dtype=to_torch(dtype) or torch.int64))


def _choice(a, size=None, replace=True, p=None, axis=0):
    if isinstance(a, int):
        return result(torch.randint(0, a, _shape(size)))
    if isinstance(a, ndarray):
        t = raw(a)
    elif isinstance(a, (list, tuple)) and len(a) > 0 and isinstance(a[0], (int, float)):
        t = raw(array(a))
    elif isinstance(a, (list, tuple)) and size is not None:  # of texts and the like
        return wrap(torch.empty(_shape(size), dtype=unknown()))
    else:
        return unknown()
    return result(t[torch.randint(0, t.shape[0], _shape(size))])


def _permutation(x):
    if isinstance(x, int):
        return wrap(torch.randperm(x))
    if isinstance(x, (ndarray, list, tuple)):
        t = raw(x)
        return wrap(t[torch.randperm(t.shape[0])])
    return unknown()


class Generator:
    def __init__(self, bit_generator=None):
        self.bit_generator = bit_generator

    def __getattr__(self, name):
        return unknown()

    def random(self, size=None, dtype=None, out=None):
        return _uniform(size, dtype)

    def standard_normal(self, size=None, dtype=None, out=None):
        return result(torch.randn(_shape(size), dtype=to_torch(dtype) or torch.float64))

    def normal(self, loc=0.0, scale=1.0, size=None):
        return _drawn((loc, scale), size)

    def uniform(self, low=0.0, high=1.0, size=None):
        return _drawn((low, high), size)

    def exponential(self, scale=1.0, size=None):
        return _drawn((scale,), size)

    def beta(self, a, b, size=None):
        return _drawn((a, b), size)

    def gamma(self, shape, scale=1.0, size=None):
        return _drawn((shape, scale), size)

    def laplace(self, loc=0.0, scale=1.0, size=None):
        return _drawn((loc, scale), size)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        return _drawn((mean, sigma), size)

    def integers(self, low, high=None, size=None, dtype=None, endpoint=False):
        return _whole(low, high, size, dtype, endpoint)

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        return _choice(a, size, replace, p, axis)

    def permutation(self, x, axis=0):
        return _permutation(x)

    def shuffle(self, x, axis=0):
        return None


class RandomState:
    def __init__(self, seed=None):
        self._seed = seed

    def __getattr__(self, name):
        return unknown()

    def seed(self, seed=None):
        return None

    def rand(self, *shape):
        return _uniform(shape if shape else None)

    def randn(self, *shape):
        return _drawn((), shape if shape else None)

    def random(self, size=None):
        return _uniform(size)

    def random_sample(self, size=None):
        return _uniform(size)

    def standard_normal(self, size=None):
        return _drawn((), size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        return _drawn((loc, scale), size)

    def uniform(self, low=0.0, high=1.0, size=None):
        return _drawn((low, high), size)

    def beta(self, a, b, size=None):
        return _drawn((a, b), size)

    def gamma(self, shape, scale=1.0, size=None):
        return _drawn((shape, scale), size)

    def laplace(self, loc=0.0, scale=1.0, size=None):
        return _drawn((loc, scale), size)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        return _drawn((mean, sigma), size)

    def exponential(self, scale=1.0, size=None):
        return _drawn((scale,), size)

    def randint(self, low, high=None, size=None, dtype=None):
        return _whole(low, high, size, dtype)

    def choice(self, a, size=None, replace=True, p=None):
        return _choice(a, size, replace, p)

    def permutation(self, x):
        return _permutation(x)

    def shuffle(self, x):
        return None


_global = RandomState()
seed = _global.seed
rand = _global.rand
randn = _global.randn
random = _global.random
random_sample = _global.random_sample
sample = _global.random_sample
standard_normal = _global.standard_normal
normal = _global.normal
uniform = _global.uniform
beta = _global.beta
gamma = _global.gamma
laplace = _global.laplace
lognormal = _global.lognormal
exponential = _global.exponential
randint = _global.randint
choice = _global.choice
permutation = _global.permutation
shuffle = _global.shuffle


def default_rng(seed=None):
    return Generator()


def __getattr__(name):
    return unknown()
