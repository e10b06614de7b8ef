"""torchvision/models/_utils.py"""
from torch import nn
from _pylib import unknown
from torchvision.models._api import fix as _ovewrite_named_param


def _make_divisible(v, divisor, min_value=None):
    floor = divisor if min_value is None else min_value
    new = max(floor, int(v + divisor / 2) // divisor * divisor)
    if new < 0.9 * v:
        new += divisor
    return new


def _ovewrite_value_param(param, actual, expected):
    if actual is not None and actual != expected:
        raise ValueError(f"The parameter '{param}' expected value {expected} but got {actual} instead.")
    return expected


class IntermediateLayerGetter(nn.ModuleDict):
    """The children of a model up to the last one that is wanted; hands out what the wanted ones make."""

    def __init__(self, model, return_layers):
        known = [name for name, _ in model.named_children()]
        if not set(return_layers).issubset(known):
            raise ValueError("return_layers are not present in model")
        self_layers = {str(k): str(v) for k, v in return_layers.items()}
        left = dict(self_layers)
        layers = {}
        for name, module in model.named_children():
            layers[name] = module
            left.pop(name, None)
            if not left:
                break
        super().__init__(layers)
        self.return_layers = self_layers

    def forward(self, x):
        out = {}
        for name, module in self.items():
            x = module(x)
            if name in self.return_layers:
                out[self.return_layers[name]] = x
        return out


def __getattr__(name):
    return unknown()
