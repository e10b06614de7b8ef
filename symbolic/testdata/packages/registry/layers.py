from torch import nn

from .core import Layer


class Dense(Layer, name="Dense"):
    @classmethod
    def module(cls):
        return nn.Linear(4, 3)
