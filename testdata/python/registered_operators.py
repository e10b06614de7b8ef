import torch
from torch import Tensor, nn


@torch.library.custom_op("mylib::twice", mutates_args=())
def twice(x: Tensor) -> Tensor:
    return torch.cat([x, x], 1)


@twice.register_fake
def _(x):
    return torch.empty(x.shape[0], x.shape[1] * 2)


lib = torch.library.Library("mylib2", "DEF")
lib.define("half(Tensor x) -> Tensor")


def half(x):
    return x[:, ::2]


lib.impl("half", half, "CompositeExplicitAutograd")

torch.library.define("mylib2::third", "(Tensor x) -> Tensor")


@torch.library.impl("mylib2::third", "cpu")
def third(x):
    return x[:, ::3]


@torch.library.register_fake("mylib2::third")
def _(x):
    return torch.empty_like(x[:, ::3])


lib.define("quarter(Tensor x) -> Tensor")


@torch.library.impl(lib, "quarter", "CPU")
def quarter(x):
    return x[:, ::4]


@torch.library.custom_op("mylib::scale_", mutates_args={"x"}, device_types="cpu")
def scale_(x: Tensor, f: float) -> None:
    x.mul_(f)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(64, 10)

    def forward(self, x):
        return self.fc(torch.ops.mylib.twice(x))  # want "64 features, got 48"


x = torch.randn(4, 24)
assert twice(x).shape == (4, 48)
assert torch.ops.mylib.twice.default(x).shape == (4, 48)
assert torch.ops.mylib2.half(x).shape == (4, 12)
assert torch.ops.mylib2.third(x).shape == (4, 8)
torch.ops.mylib.scale_(x, 2.0)
assert torch.ops.mylib2.quarter(x).shape == (4, 6)
Net()(x)
