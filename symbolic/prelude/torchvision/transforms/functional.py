"""torchvision.transforms.functional"""
import torch
from _pylib import unknown
from torchvision.transforms import InterpolationMode
from torchvision.transforms import _kernels as K


def __getattr__(name):
    return unknown()


def to_tensor(pic):
    return K.to_tensor(pic)


def pil_to_tensor(pic):
    return K.pil_to_tensor(pic)


def to_pil_image(pic, mode=None):
    return K.to_pil_image(pic, mode)


def _image(apply):
    """A function of an image; what is no image for sure becomes unknown."""

    def call(img, *args, **kwargs):
        return apply(img, *args, **kwargs) if K.is_image(img) else unknown()

    return call


@_image
def convert_image_dtype(image, dtype=torch.float):
    return image.to(dtype)


def normalize(tensor, mean, std, inplace=False):
    return K.normalized(tensor, mean, std)


@_image
def resize(img, size, interpolation="bilinear", max_size=None, antialias=True):
    return K.resized(img, size, max_size)


@_image
def center_crop(img, output_size):
    h, w = K.pair(output_size)
    return K.sized(img, h, w)


@_image
def crop(img, top, left, height, width):
    return K.sized(img, height, width)


@_image
def resized_crop(img, top, left, height, width, size, interpolation="bilinear", antialias=True):
    return K.resized(K.sized(img, height, width), size)


@_image
def five_crop(img, size):
    return K.corners(img, K.pair(size))


@_image
def ten_crop(img, size, vertical_flip=False):
    return K.corners(img, K.pair(size)) + K.corners(img, K.pair(size))


@_image
def pad(img, padding, fill=0, padding_mode="constant"):
    return K.padded(img, padding)


@_image
def rotate(img, angle, interpolation="nearest", expand=False, center=None, fill=None):
    return K.unsized(img) if expand else img


@_image
def to_grayscale(img, num_output_channels=1):
    return K.grey(img, num_output_channels)


@_image
def rgb_to_grayscale(img, num_output_channels=1):
    return K.grey(img, num_output_channels)


def get_dimensions(img):
    return [K.channels(img)] + list(K.height_width(img)) if K.is_image(img) else unknown()


def get_image_size(img):
    return list(K.height_width(img))[::-1] if K.is_image(img) else unknown()


def get_image_num_channels(img):
    return K.channels(img) if K.is_image(img) else unknown()


@_image
def _same(img, *args, **kwargs):
    return img


hflip = vflip = affine = perspective = erase = gaussian_blur = elastic_transform = _same
adjust_brightness = adjust_contrast = adjust_saturation = adjust_hue = adjust_gamma = adjust_sharpness = _same
invert = posterize = solarize = autocontrast = equalize = _same
