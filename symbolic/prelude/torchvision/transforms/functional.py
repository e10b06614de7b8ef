"""torchvision.transforms.functional"""
import torch
from _pylib import unknown
from torchvision import transforms as T


def __getattr__(name):
    return unknown()


def to_tensor(pic):
    return T.ToTensor()(pic)


def normalize(tensor, mean, std, inplace=False):
    return T.Normalize(mean, std)(tensor)


def resize(img, size, interpolation="bilinear", max_size=None, antialias=True):
    return T.Resize(size, max_size=max_size)(img)


def center_crop(img, output_size):
    return T.CenterCrop(output_size)(img)


def pad(img, padding, fill=0, padding_mode="constant"):
    return T.Pad(padding)(img)


def hflip(img):
    return img


def vflip(img):
    return img


def pil_to_tensor(pic):
    return T.PILToTensor()(pic)


def convert_image_dtype(image, dtype=torch.float):
    return T.ConvertImageDtype(dtype)(image)
