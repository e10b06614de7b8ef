"""torchvision/models/detection/transform.py: sizes that it makes depend on all images of a batch"""
from _pylib import unknown
from torch import nn


class GeneralizedRCNNTransform(nn.Module):
    _in_part_ = True

    def __init__(self, min_size, max_size, image_mean, image_std, size_divisible=32, fixed_size=None, **kwargs):
        super().__init__()
        self.min_size = min_size if isinstance(min_size, (list, tuple)) else (min_size,)
        self.max_size = max_size
        self.image_mean = image_mean
        self.image_std = image_std
        self.size_divisible = size_divisible
        self.fixed_size = fixed_size

    def forward(self, images, targets=None):
        return unknown()
