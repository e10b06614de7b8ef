import torch
from torch import nn


class Saliency:
    """Keeps what a layer hands on and the gradient that comes back."""

    def __init__(self, model, layer):
        self.model = model
        self.kept = []
        self.gradient = None
        layer.register_forward_hook(self.keep)
        layer.register_full_backward_hook(self.keep_gradient)

    def keep(self, module, inputs, output):
        self.kept.append(output)

    def keep_gradient(self, module, inputs, outputs):
        self.gradient = outputs[0]

    def __call__(self, x):
        self.model(x).max().backward()
        weights = self.gradient.mean((2, 3), keepdim=True)
        return (weights * self.kept[-1]).sum(1)


net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 4))
heat = Saliency(net, net[0])(torch.randn(2, 3, 16, 16))


class Probe:
    gradient = None

    def __call__(self, x):
        y = x * 3
        y.register_hook(lambda g: setattr(self, "gradient", g))
        y.sum().backward()
        return self.gradient.mean(0)


mean = Probe()(torch.randn(5, 3, requires_grad=True))

gradients = {}


def keep_as(name):
    def hook(gradient):
        gradients[name] = gradient

    return hook


hidden = torch.randn(2, 3, requires_grad=True) * 2
hidden.register_hook(keep_as("hidden"))
hidden.sum().backward()
found = gradients["hidden"]


def test_heat():
    assert heat.shape == (2, 14, 14)
    assert heat.shape == (2, 16, 16)  # want "assert"


def test_mean():
    assert mean.shape == (3,)
    assert mean.shape == (5,)  # want "assert"


def test_found():
    assert found.shape == (2, 3)
    nn.Linear(4, 2)(found)  # want "4 features"
