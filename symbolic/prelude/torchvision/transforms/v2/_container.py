"""Transforms of transforms."""
from _pylib import unknown
from torch import nn
from torchvision.transforms.v2._transform import Walk


def _one(inputs):
    return inputs if len(inputs) > 1 else inputs[0]


class _Several(nn.Module):
    def __init__(self, transforms, p=None):
        super().__init__()
        self.transforms = transforms
        self.p = p


def _next(transform, sample, several):
    """A sample of several parts is handed on as several arguments."""
    return transform(*sample) if several else transform(sample)


class Compose(_Several):
    def __init__(self, transforms):
        super().__init__(transforms)
        if len(transforms) == 0:
            raise ValueError("Pass at least one transform")

    def forward(self, *inputs):
        several = len(inputs) > 1
        sample = _one(inputs)
        for t in self.transforms:
            sample = _next(t, sample, several)
        return sample


class RandomApply(_Several):
    def __init__(self, transforms, p=0.5):
        super().__init__(transforms, p)

    def forward(self, *inputs):
        several = len(inputs) > 1
        sample = _one(inputs)
        if unknown("bool"):
            for t in self.transforms:
                sample = _next(t, sample, several)
        return sample


class RandomChoice(_Several):
    def forward(self, *inputs):
        for t in self.transforms[:-1]:
            if unknown("bool"):
                return t(*inputs)
        return self.transforms[-1](*inputs)


class RandomOrder(Compose):
    pass


class Lambda(nn.Module):
    def __init__(self, lambd, *types):
        super().__init__()
        if not callable(lambd):
            raise TypeError(f"Argument lambd should be callable, got {lambd}")
        self.lambd = lambd
        self.types = types or (object,)

    def _each(self, x):
        if isinstance(x, tuple):
            return tuple([self._each(e) for e in x])
        if isinstance(x, list):
            return [self._each(e) for e in x]
        if isinstance(x, dict):
            return {k: self._each(v) for k, v in x.items()}
        return self.lambd(x) if isinstance(x, self.types) else x

    def forward(self, *inputs):
        return self._each(_one(inputs))
