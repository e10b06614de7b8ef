"""https://pillow.readthedocs.io/en/stable/reference/ImageOps.html"""
from _pylib import unknown
from PIL import Image


def __getattr__(name):
    return unknown()


def _is_picture(image):
    return isinstance(image, Image.Image)


def _same(image, *args, **kwargs):
    return image.copy() if _is_picture(image) else unknown()


mirror = flip = invert = posterize = solarize = autocontrast = equalize = _same


def grayscale(image):
    return image.convert("L") if _is_picture(image) else unknown()


def colorize(image, *args, **kwargs):
    return image.convert("RGB") if _is_picture(image) else unknown()


def _sides(border):
    """left, top, right, bottom"""
    if isinstance(border, (tuple, list)):
        return tuple(border) * (2 if len(border) == 2 else 1)
    return border, border, border, border


def expand(image, border=0, fill=0):
    if not _is_picture(image):
        return unknown()
    left, top, right, bottom = _sides(border)
    return image._sized(image.width + left + right, image.height + top + bottom)


def crop(image, border=0):
    if not _is_picture(image):
        return unknown()
    left, top, right, bottom = _sides(border)
    return image._sized(image.width - left - right, image.height - top - bottom)


def _of_size(image, size, *args, **kwargs):
    return image._sized(size[0], size[1]) if _is_picture(image) else unknown()


pad = fit = _of_size


def _unsized(image, *args, **kwargs):
    return image._sized(unknown("int"), unknown("int")) if _is_picture(image) else unknown()


contain = cover = scale = _unsized


def exif_transpose(image, *, in_place=False):
    """Turned or not, which the file says."""
    if in_place or not _is_picture(image):
        return unknown()
    return _unsized(image)
