"""Tensors whose parts lie on several devices: no plain tensor is one, and what makes them is not known.
https://docs.pytorch.org/docs/stable/distributed.tensor.html"""
import torch
from _pylib import unknown


class DTensor(torch.Tensor):
    @classmethod
    def from_local(cls, *args, **kwargs):
        return unknown("")


def __getattr__(name):
    return unknown("")
