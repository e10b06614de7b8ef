"""What a decorator that is not known cannot change is found all the same."""
import torch
import torch.nn as nn

from somewhere import app, inject, record, register


@record
def main():
    net = nn.Linear(3, 4)
    net(torch.randn(2, 5))  # want "takes 3 features, got 5"


main()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(8, 16)
        self.b = nn.Linear(32, 4)

    @inject("name", other=3)
    def forward(self, x):
        return self.b(self.a(x))  # want "takes 32 features, got 16"


@register("head")
class Head(nn.Module):
    def __init__(self, width=8):
        super().__init__()
        self.fc = nn.Linear(8, 16)

    def forward(self, x):
        return self.fc(x)


Head()


@app.command()
def size():
    return 5


# What comes back may have passed through the decorator.
nn.Linear(3, 4)(torch.randn(2, size()))


@app.property
def half(self):
    return 5


class Sized:
    width = property(half)

    @app.lazy
    def height(self):
        return 5

    @staticmethod
    @app.command
    def area(a, b=3):
        return torch.randn(a, b)


s = Sized()
nn.Linear(s.height, 3)(torch.randn(2, s.width))
nn.Linear(4, 3)(Sized.area(2))


@inject
def train(x, width=5):
    nn.Linear(width, 3)(x)
    assert x.shape[0] == 9
    if width == 5:
        raise ValueError("width")


train(torch.randn(2, 3))


@inject
def learns(x):
    return nn.Linear(64, 3)(x)


def any_width(x):
    learns(x)
    return nn.Linear(32, 3)(x)  # what learns demands of its own x says nothing of this one


def test_any_width(x: torch.Tensor):
    any_width(x)
