"""gymnasium.spaces: what observations and actions look like."""
import torch
from _pylib import unknown
from _shapelint import undecided
from numpy import asarray, dtype as _dtype, float32, int8, int64
from numpy._core import ndarray, sizes, to_torch, wrap


def __getattr__(name):
    return unknown()


class Space:
    def __init__(self, shape=None, dtype=None, seed=None):
        self._shape = None if shape is None else sizes(shape)
        self.dtype = None if dtype is None else _dtype(dtype)

    def __class_getitem__(cls, item):
        return cls

    def __getattr__(self, name):
        return unknown()

    @property
    def shape(self):
        return self._shape

    def contains(self, x):
        return unknown("bool")

    def __contains__(self, x):
        return unknown("bool")

    def seed(self, seed=None):
        return unknown()

    def _batch(self, n):
        """Samples of n environments at once."""
        return unknown()


class _Arrays(Space):
    def sample(self, mask=None, probability=None):
        return self._batch_of(self._shape)

    def _batch(self, n):
        return self._batch_of((n,) + self._shape)

    def _batch_of(self, shape):
        return wrap(torch.empty(shape, dtype=to_torch(self.dtype)))


class Box(_Arrays):
    def __init__(self, low, high, shape=None, dtype=float32, seed=None):
        if shape is None:
            for bound in (low, high):
                if isinstance(bound, ndarray):
                    shape = bound.shape
        if shape is None and isinstance(low, (int, float)) and isinstance(high, (int, float)):
            shape = (1,)
        self._shape = unknown("tuple") if shape is None else sizes(shape)
        self.dtype = _dtype(dtype)

    @property
    def low(self):
        return self.sample()

    high = low


class Discrete(Space):
    def __init__(self, n, seed=None, start=0):
        self.n = n
        self.start = start
        self.dtype = _dtype(int64)
        self._shape = ()

    def sample(self, mask=None, probability=None):
        return undecided("int", "sample of a space")

    def _batch(self, n):
        return wrap(torch.empty(n, dtype=torch.int64))


class MultiDiscrete(_Arrays):
    def __init__(self, nvec, dtype=None, seed=None, start=None):
        self.nvec = asarray(nvec)
        self.dtype = _dtype(int64 if dtype is None else dtype)
        self._shape = self.nvec.shape


class MultiBinary(_Arrays):
    def __init__(self, n, seed=None):
        self.n = n
        self.dtype = _dtype(int8)
        self._shape = sizes(n)


class Dict(Space):
    def __init__(self, spaces=None, seed=None, **others):
        self.spaces = {**({} if spaces is None else spaces), **others}
        self._shape = self.dtype = None

    def __getitem__(self, key):
        return self.spaces[key]

    def __iter__(self):
        return iter(self.spaces)

    def __len__(self):
        return len(self.spaces)

    def keys(self):
        return self.spaces.keys()

    def values(self):
        return self.spaces.values()

    def items(self):
        return self.spaces.items()

    def sample(self, mask=None, probability=None):
        return {k: s.sample() for k, s in self.spaces.items()}

    def _batch(self, n):
        return {k: s._batch(n) for k, s in self.spaces.items()}


class Tuple(Space):
    def __init__(self, spaces, seed=None):
        self.spaces = tuple(spaces)
        self._shape = self.dtype = None

    def __getitem__(self, index):
        return self.spaces[index]

    def __len__(self):
        return len(self.spaces)

    def sample(self, mask=None, probability=None):
        return tuple(s.sample() for s in self.spaces)

    def _batch(self, n):
        return tuple(s._batch(n) for s in self.spaces)


def flatdim(space):
    if isinstance(space, Discrete):
        return space.n
    if isinstance(space, _Arrays):
        n = 1
        for size in space.shape:
            n = n * size
        return n
    if isinstance(space, Dict):
        return sum(flatdim(s) for s in space.spaces.values())
    if isinstance(space, Tuple):
        return sum(flatdim(s) for s in space.spaces)
    return unknown("int")
