"""A picture as PIL has it: a mode and a size, no pixels."""
import torch
from _pylib import unknown

_CHANNELS = {"L": 1, "RGB": 3, "RGBA": 4, "1": 1, "CMYK": 4}


class Picture:
    def __init__(self, mode, height, width):
        self.mode = mode
        self.height = height
        self.width = width
        self.size = (width, height)

    def __getattr__(self, name):
        return unknown()

    def convert(self, mode=None, *args, **kwargs):
        if mode in _CHANNELS:
            return Picture(mode, self.height, self.width)
        return unknown()

    def resize(self, size, *args, **kwargs):
        return Picture(self.mode, size[1], size[0])

    def crop(self, box=None):
        return Picture(self.mode, box[3] - box[1], box[2] - box[0])

    def copy(self):
        return self

    def _tensor(self):
        return torch.rand(_CHANNELS[self.mode], self.height, self.width)


def height_width(img):
    if isinstance(img, torch.Tensor):
        return img.shape[-2], img.shape[-1]
    return img.height, img.width


def sized(img, height, width):
    """The same kind of picture with another size."""
    if isinstance(img, torch.Tensor):
        return img.new_empty(tuple(img.shape[:-2]) + (height, width))
    return Picture(img.mode, height, width)
