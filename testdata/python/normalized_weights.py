"""Weights of a norm: as parametrizations, and in the older way that keeps them under other names."""
import torch
from torch import nn
from torch.nn.utils import parametrize
from torch.nn.utils.parametrizations import orthogonal, spectral_norm, weight_norm


def tensors(m):
    return {n: tuple(t.shape) for n, t in [*m.named_parameters(), *m.named_buffers()]}


conv = weight_norm(nn.Conv1d(4, 6, 3))
assert tensors(conv) == {"bias": (6,), "parametrizations.weight.original0": (6, 1, 1), "parametrizations.weight.original1": (6, 4, 3)}
conv(torch.zeros(2, 5, 9))  # want "4 channels, got 5"
assert conv(torch.zeros(2, 4, 9)).shape == (2, 6, 7)
parametrize.remove_parametrizations(conv, "weight")
assert tensors(conv) == {"bias": (6,), "weight": (6, 4, 3)}
up = spectral_norm(nn.ConvTranspose2d(4, 6, 3))
up(torch.zeros(2, 6, 5, 5))  # want "4 channels, got 6"
turned = orthogonal(nn.Linear(20, 40))
assert turned.weight.shape == (40, 20)
turned(torch.zeros(3, 40))  # want "20 features, got 40"


class Stack(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([weight_norm(nn.Conv1d(4, 4, 3, padding=1)) for _ in range(3)])

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def remove_weight_norm(self):
        for layer in self.layers:
            parametrize.remove_parametrizations(layer, "weight")


stack = Stack()
assert stack(torch.zeros(2, 4, 9)).shape == (2, 4, 9)
stack.remove_weight_norm()
assert sum(p.numel() for p in stack.parameters()) == 3 * 52
old = nn.utils.weight_norm(nn.Linear(5, 3))
assert tensors(old) == {"bias": (3,), "weight_g": (3, 1), "weight_v": (3, 5)}
nn.utils.remove_weight_norm(old)
assert tensors(old) == {"bias": (3,), "weight": (3, 5)}


def test_no_such_parameter():
    weight_norm(nn.Linear(5, 3), name="weights")  # want "weights"


def test_vector():
    orthogonal(nn.Linear(5, 3), name="bias")  # want "matrix"


def test_removed_twice():
    layer = weight_norm(nn.Linear(5, 3))
    parametrize.remove_parametrizations(layer, "weight")
    parametrize.remove_parametrizations(layer, "weight")  # want "does not have a parametrization"
