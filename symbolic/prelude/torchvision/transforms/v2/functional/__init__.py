"""torchvision.transforms.v2.functional: those of torchvision.transforms.functional, keeping the kind of image."""
import torch
from _pylib import unknown
from torchvision import tv_tensors
from torchvision.transforms import InterpolationMode
from torchvision.transforms import _kernels as K
from torchvision.transforms import functional as _F
from torchvision.transforms.functional import pil_to_tensor, to_pil_image, to_tensor
from torchvision.transforms.v2._transform import keep_kind


def __getattr__(name):
    return unknown()


def to_image(inpt):
    from torchvision.transforms.v2._convert import to_image

    return to_image(inpt)


def to_dtype(inpt, dtype=torch.float, scale=False):
    return keep_kind(inpt.to(dtype), inpt)


def to_dtype_image(image, dtype=torch.float, scale=False):
    return to_dtype(image, dtype)


def _kept(function):
    def call(inpt, *args, **kwargs):
        if isinstance(inpt, (tv_tensors.BoundingBoxes, tv_tensors.KeyPoints)):
            return inpt
        return keep_kind(function(inpt, *args, **kwargs), inpt)

    return call


convert_image_dtype = _kept(_F.convert_image_dtype)
normalize = _kept(_F.normalize)
resize = _kept(_F.resize)
center_crop = _kept(_F.center_crop)
crop = _kept(_F.crop)
resized_crop = _kept(_F.resized_crop)
pad = _kept(_F.pad)
rotate = _kept(_F.rotate)
to_grayscale = rgb_to_grayscale = _kept(_F.to_grayscale)
grayscale_to_rgb = _kept(lambda inpt: K.grey(inpt, 3) if K.is_image(inpt) else unknown())
five_crop = _F.five_crop
ten_crop = _F.ten_crop
get_dimensions = _F.get_dimensions
get_num_channels = _F.get_image_num_channels
get_image_num_channels = _F.get_image_num_channels


def get_size(inpt):
    return list(K.height_width(inpt)) if K.is_image(inpt) else unknown()


horizontal_flip = hflip = vertical_flip = vflip = affine = perspective = elastic = elastic_transform = _kept(_F._same)
adjust_brightness = adjust_contrast = adjust_saturation = adjust_hue = adjust_gamma = adjust_sharpness = hflip
erase = gaussian_blur = gaussian_noise = invert = posterize = solarize = autocontrast = equalize = jpeg = hflip
permute_channels = hflip
