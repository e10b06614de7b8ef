"""Tensors that a function makes of other ones, and masks over parameters."""
import copy
import torch
import torch.nn.utils.parametrize as P
from torch import nn
from torch.nn.utils import parametrize, prune


class Symmetric(nn.Module):
    def forward(self, x):
        return x.triu() + x.triu(1).T

    def right_inverse(self, a):
        return a.triu()


class RankOne(nn.Module):
    def forward(self, x, y):
        return x.unsqueeze(-1) @ y.unsqueeze(-2)

    def right_inverse(self, z):
        u, s, vh = torch.linalg.svd(z, full_matrices=False)
        return u[..., :, 0] * s[0].sqrt().unsqueeze(-1), vh[..., 0, :] * s[0].sqrt().unsqueeze(-1)


class LowRank(nn.Module):
    def __init__(self, rows, columns, rank=2):
        super().__init__()
        self.down = nn.Parameter(torch.zeros(rank, columns))
        self.up = nn.Parameter(torch.zeros(rows, rank))

    def forward(self, w):
        return w + self.up @ self.down  # want "\[3, 4\] and \[4, 3\]"


def names(m):
    return [n for n, _ in m.named_parameters()]


square = nn.Linear(5, 5)
P.register_parametrization(square, "weight", Symmetric())
assert names(square) == ["bias", "parametrizations.weight.original"]
assert type(square).__name__ == "ParametrizedLinear" and isinstance(square, nn.Linear)
assert P.is_parametrized(square, "weight") and not P.is_parametrized(square, "bias")
square.weight = torch.rand(5, 5)
nn.Linear(6, 2)(square(torch.zeros(3, 5)))  # want "6 features, got 5"
copied = copy.deepcopy(square)
assert copied.parametrizations.weight.original.numel() == 25

outer = P.register_parametrization(nn.Linear(4, 3), "weight", RankOne())
assert names(outer) == ["bias", "parametrizations.weight.original0", "parametrizations.weight.original1"]
assert outer.parametrizations.weight.original1.shape == (4,)
outer(torch.zeros(2, 3))  # want "4 features, got 3"

adapted = nn.Sequential(nn.Linear(8, 6), nn.ReLU(), nn.Linear(6, 4))
for layer in adapted:
    if hasattr(layer, "weight"):
        parametrize.register_parametrization(layer, "weight", LowRank(*layer.weight.shape))
assert sum(p.numel() for p in adapted.parameters()) == 8 * 6 + 6 + 6 * 4 + 4 + 2 * 14 + 2 * 10
assert adapted(torch.zeros(3, 8)).shape == (3, 4)
parametrize.remove_parametrizations(adapted[0], "weight")
assert names(adapted[0]) == ["bias", "weight"] and type(adapted[0]) is nn.Linear


def test_transposed():
    P.register_parametrization(nn.Linear(4, 3), "weight", LowRank(4, 3))


def test_no_such_parameter():
    P.register_parametrization(nn.Linear(4, 3), "weights", Symmetric())  # want "weights"


net = nn.Sequential()
net.add_module("first", nn.Linear(10, 4))
net.add_module("second", nn.Linear(4, 1))
prune.global_unstructured([(net.first, "weight"), (net.second, "weight")], pruning_method=prune.L1Unstructured, amount=10)
assert torch.nn.utils.parameters_to_vector(net.buffers()).shape == (44,)
assert names(net.first) == ["bias", "weight_orig"] and prune.is_pruned(net)
net(torch.zeros(2, 9))  # want "10 features, got 9"
prune.remove(net.first, "weight")
assert names(net.first) == ["bias", "weight"]
conv = prune.ln_structured(nn.Conv2d(5, 3, 2), "weight", amount=0.3, dim=1, n=float("-inf"))
assert sum(p.numel() for p in conv.parameters()) == 63 and conv.weight_mask.shape == (3, 5, 2, 2)
masked = prune.custom_from_mask(nn.Linear(5, 3), name="bias", mask=torch.tensor([0, 1, 0]))
assert masked.bias_mask.shape == (3,) and sum(p.numel() for p in masked.parameters()) == 18


def test_mask():
    prune.custom_from_mask(nn.Linear(5, 3), name="bias", mask=torch.tensor([0, 1]))  # want "must match self.mask shape"


def test_amount():
    prune.l1_unstructured(nn.Linear(5, 3), "weight", amount=16)  # want "amount=16"
