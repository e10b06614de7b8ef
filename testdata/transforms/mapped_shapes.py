"""The mapped function sees one example; what it cannot do with it is shown where it is done."""
import torch
import torch.nn as nn
from torch.func import grad, hessian, vmap


class Experts(nn.Module):
    def __init__(self, experts, features):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(experts, features, features))

    def forward(self, x):
        return vmap(torch.mm, in_dims=(0, 1), out_dims=1)(self.weight, x)


assert Experts(4, 8)(torch.randn(8, 4, 6)).shape == (8, 4, 6)


def distance(a, b):
    return (a - b).norm()


pairwise = vmap(vmap(distance, (None, 0)), (0, None))
assert pairwise(torch.randn(5, 3), torch.randn(7, 3)).shape == (5, 7)

w = torch.randn(3, 5)
vmap(lambda x: x @ w)(torch.randn(7, 4))  # want "matmul"
assert hessian(lambda x: (x**2).sum())(torch.randn(3)).shape == (3, 3)


def test_sizes():
    vmap(distance)(torch.randn(5, 3), torch.randn(6, 3))  # want "same size in the mapped dimension"


def test_in_dims():
    vmap(distance, in_dims=(0, 2))(torch.randn(5, 3), torch.randn(3, 5))  # want "in_dim=2"


def test_out_dims():
    vmap(distance, out_dims=1)(torch.randn(5, 3), torch.randn(5, 3))  # want "Dimension out of range"


def test_not_scalar():
    grad(lambda x: x * 2)(torch.randn(3))  # want "scalar Tensor"
