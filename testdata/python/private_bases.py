# Programs test for the classes from which torch derives its layers, and derive from them.
import torch
from torch import nn
from torch.nn.modules.batchnorm import _BatchNorm
from torch.nn.modules.conv import _ConvNd
from torch.nn.modules.utils import _pair


class Standardized(_ConvNd):
    def __init__(self, inside, outside, size):
        size = _pair(size)
        super().__init__(inside, outside, size, _pair(1), _pair(0), _pair(1), False, _pair(0), 1, True, "zeros")

    def forward(self, x):
        w = self.weight - self.weight.mean(dim=(1, 2, 3), keepdim=True)
        return nn.functional.conv2d(x, w, self.bias, self.stride, self.padding)


def width(module):
    if isinstance(module, _BatchNorm):
        return module.num_features
    if isinstance(module, (_ConvNd, nn.modules.pooling._MaxPoolNd)):
        return 5
    return 1


y = Standardized(3, 7, 3)(torch.zeros(2, 3, 9, 9))
nn.Linear(7 * 7 * 7, 2)(y.flatten(1))
nn.Linear(7 * 9 * 9, 2)(y.flatten(1))  # want "takes 567 features, got 343"

fc = nn.Linear(width(nn.BatchNorm2d(4)) + width(nn.Conv1d(1, 2, 3)) + width(nn.MaxPool2d(2)) + width(nn.ReLU()), 2)
fc(torch.zeros(1, 15))
fc(torch.zeros(1, 16))  # want "takes 15 features, got 16"
