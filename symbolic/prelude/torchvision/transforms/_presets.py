"""The transforms that belong to pretrained weights. torchvision/transforms/_presets.py"""
import torch
from torch import nn
from torchvision.transforms import functional as F

_MEAN, _STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def _floats(img):
    if not isinstance(img, torch.Tensor):
        img = F.pil_to_tensor(img)
    return F.convert_image_dtype(img, torch.float)


class ObjectDetection(nn.Module):
    def forward(self, img):
        return _floats(img)


class ImageClassification(nn.Module):
    def __init__(
        self, *, crop_size, resize_size=256, mean=_MEAN, std=_STD, interpolation="bilinear", antialias=True
    ):
        super().__init__()
        self.crop_size = [crop_size]
        self.resize_size = [resize_size]
        self.mean = list(mean)
        self.std = list(std)
        self.interpolation = interpolation
        self.antialias = antialias

    def forward(self, img):
        img = F.center_crop(F.resize(img, self.resize_size), self.crop_size)
        return F.normalize(_floats(img), self.mean, self.std)


class SemanticSegmentation(nn.Module):
    def __init__(self, *, resize_size, mean=_MEAN, std=_STD, interpolation="bilinear", antialias=True):
        super().__init__()
        self.resize_size = None if resize_size is None else [resize_size]
        self.mean = list(mean)
        self.std = list(std)
        self.interpolation = interpolation
        self.antialias = antialias

    def forward(self, img):
        if self.resize_size is not None:
            img = F.resize(img, self.resize_size)
        return F.normalize(_floats(img), self.mean, self.std)


class VideoClassification(nn.Module):
    def __init__(
        self,
        *,
        crop_size,
        resize_size,
        mean=(0.43216, 0.394666, 0.37645),
        std=(0.22803, 0.22145, 0.216989),
        interpolation="bilinear",
    ):
        super().__init__()
        self.crop_size = list(crop_size)
        self.resize_size = list(resize_size)
        self.mean = list(mean)
        self.std = list(std)
        self.interpolation = interpolation

    def forward(self, vid):
        single = vid.ndim < 5
        if single:
            vid = vid.unsqueeze(0)
        n, t, c, h, w = vid.shape
        vid = F.center_crop(F.resize(vid.view(-1, c, h, w), self.resize_size), self.crop_size)
        vid = F.normalize(F.convert_image_dtype(vid, torch.float), self.mean, self.std)
        vid = vid.view(n, t, c, self.crop_size[0], self.crop_size[1]).permute(0, 2, 1, 3, 4)
        return vid.squeeze(0) if single else vid
