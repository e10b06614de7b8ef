"""What an annotation says is what the author calls it with: code that cannot run on it is wrong."""
from __future__ import annotations

from typing import Annotated, Optional

import torch
from beartype.vale import Is
from jaxtyping import Bool, Float, Int
from torch import Tensor, nn
from torchtyping import TensorType

Image = Float[Tensor, "batch 3 height width"]


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(128, 10)

    def forward(self, x: Float[Tensor, "batch 64"]) -> Float[Tensor, "batch 10"]:
        return self.fc(x)  # want "fc takes 128 features, got 64"


class Gray(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3)

    def forward(self, x: Image):
        return self.conv(x)  # want "conv takes 1 channels, got 3"


class Width(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.d = d
        self.fc = nn.Linear(d + 1, 10)

    def forward(self, x: Float[Tensor, "b {self.d}"]):
        return self.fc(x)  # want "fc takes d \+ 1 features, got d"


def product(a: Float[Tensor, "b 3 4"], b: Float[Tensor, "b 5 6"]):
    return a @ b  # want "4 columns against 5 rows"


def next_to(a: Float[Tensor, "n"], b: Float[Tensor, "n+1"]):
    return torch.stack([a, b])  # want "stack"


def old(x: TensorType["batch", 3], y: TensorType["batch", 5]):
    return torch.cat([x, y], 0)  # want "cat"


def pep646(x: Tensor[[B, 3, H, W]]):
    return x.view(x.shape[0], 3, 2, 2, -1).permute(0, 1, 2, 3)  # want "permute"


def rank(x: Annotated[Tensor, Is[lambda t: t.ndim == 3]]):
    b, c = x.shape  # want "3 dimensions into 2 names"
    return nn.functional.conv2d(x[:, 0, 0], torch.zeros(1, 1, 3, 3))  # want "conv2d"


# Nothing below is wrong for sure.


def names_may_be_equal(a: Float[Tensor, "b n"], b: Float[Tensor, "b m"]):
    return a + b


def broadcast(a: Float[Tensor, "#b 3"], b: Float[Tensor, "b 3"]):
    return torch.cat([a + b, a * b])


def may_be_none(x: Float[Tensor, "b 64"], y: Optional[Float[Tensor, "b 65"]] = None):
    if y is not None:
        x = y[:, 1:]
    return x @ torch.zeros(64, 2)


def both_cases(x: Float[Tensor, "b 3"] | None):
    if x is None:
        x = torch.zeros(1, 4)
    return x @ torch.zeros(4, 2)


def words(x: Annotated[Tensor, "the input"]):
    b, c, h, w = x.shape
    return x


def element(x: Int[Tensor, "b"], y: Bool[Tensor, "..."]):
    return torch.nn.functional.one_hot(x, 3), y.float()


class Default(nn.Module):
    def __init__(self, width=64):
        super().__init__()
        self.fc = nn.Linear(width, 10)

    def forward(self, x: Float[Tensor, "batch 32"]):
        return self.fc(x)  # want "with the default arguments of Default, fc takes 64 features, got 32"


class Comment(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(128, 10)

    def forward(self, x):  # x: [B, 64]
        """
        Args:
            x: (B, 64)
        """
        return self.fc(x)


class Called(nn.Module):
    """Annotations are no checks: the call is right, and only the words are wrong."""

    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(128, 10)

    def forward(self, x: Float[Tensor, "batch 64"]):
        return self.fc(x)


Called()(torch.zeros(2, 128))
