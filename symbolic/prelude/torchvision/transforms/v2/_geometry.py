"""Transforms that move pixels: masks follow the images, boxes and points keep their shape."""
import torch
from torch import nn
from _pylib import unknown
from torchvision import transforms as T
from torchvision.transforms import _kernels as K
from torchvision.transforms.v2._transform import OnShapes


class Resize(OnShapes, T.Resize):
    def __init__(self, size, interpolation=T.InterpolationMode.BILINEAR, max_size=None, antialias=True):
        super().__init__(size, interpolation, max_size, antialias)


class CenterCrop(OnShapes, T.CenterCrop):
    pass


class RandomResizedCrop(OnShapes, T.RandomResizedCrop):
    pass


class RandomCrop(OnShapes, T.RandomCrop):
    pass


class _Crops:
    def _kept(self, x, made):
        return made


class FiveCrop(_Crops, OnShapes, T.FiveCrop):
    pass


class TenCrop(_Crops, OnShapes, T.TenCrop):
    pass


class Pad(OnShapes, T.Pad):
    pass


class RandomRotation(OnShapes, T.RandomRotation):
    pass


class _Same(OnShapes, T._Same):
    pass


class RandomHorizontalFlip(_Same):
    pass


class RandomVerticalFlip(_Same):
    pass


class RandomAffine(_Same):
    pass


class RandomPerspective(_Same):
    pass


class ElasticTransform(_Same):
    pass


class _Anew(OnShapes, T._Same):
    """Chance decides the size."""

    def _apply_to(self, img):
        return K.unsized(img)


class RandomResize(_Anew):
    pass


class RandomShortestSize(_Anew):
    pass


class ScaleJitter(_Anew):
    pass


class RandomZoomOut(_Anew):
    pass


class RandomIoUCrop(_Anew):
    """Boxes outside the crop stay as empty ones."""
