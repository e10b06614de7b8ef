"""torchvision.transforms: what becomes of sizes and channels. A name that is not here is unknown."""
from enum import Enum

import torch
from _pylib import unknown
from torchvision.transforms import _kernels as K


def __getattr__(name):
    return unknown()


class InterpolationMode(Enum):
    NEAREST = "nearest"
    NEAREST_EXACT = "nearest-exact"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    BOX = "box"
    HAMMING = "hamming"
    LANCZOS = "lanczos"


class AutoAugmentPolicy(Enum):
    IMAGENET = "imagenet"
    CIFAR10 = "cifar10"
    SVHN = "svhn"


class Compose:
    def __init__(self, transforms):
        self.transforms = transforms

    def __call__(self, img):
        for t in self.transforms:
            img = t(img)
        return img


class _Transform(torch.nn.Module):
    _in_part_ = True

    """What is no image for sure becomes unknown."""

    def forward(self, img):
        if K.is_image(img):
            return self._apply_to(img)
        return unknown()

    def _apply_to(self, img):
        return img


class ToTensor:
    def __init__(self):
        pass

    def __call__(self, pic):
        return K.to_tensor(pic)


class PILToTensor:
    def __init__(self):
        pass

    def __call__(self, pic):
        return K.pil_to_tensor(pic)


class ToPILImage:
    def __init__(self, mode=None):
        self.mode = mode

    def __call__(self, pic):
        return K.to_pil_image(pic, self.mode)


class ConvertImageDtype(_Transform):
    def __init__(self, dtype):
        super().__init__()
        self.dtype = dtype

    def _apply_to(self, img):
        if not isinstance(img, torch.Tensor):
            raise TypeError("Input img should be Tensor Image")
        return img.to(self.dtype)


class Normalize(_Transform):
    def __init__(self, mean, std, inplace=False):
        super().__init__()
        self.mean = mean
        self.std = std
        self.inplace = inplace

    def _apply_to(self, img):
        return K.normalized(img, self.mean, self.std)


class Resize(_Transform):
    def __init__(self, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
        super().__init__()
        self.size = size
        self.max_size = max_size
        self.interpolation = interpolation
        self.antialias = antialias

    def _apply_to(self, img):
        return K.resized(img, self.size, self.max_size)


class _Sized(_Transform):
    def __init__(self, size, *args, **kwargs):
        super().__init__()
        self.size = K.pair(size)

    def _apply_to(self, img):
        return K.sized(img, self.size[0], self.size[1])


class CenterCrop(_Sized):
    def __init__(self, size):
        super().__init__(size)


class RandomResizedCrop(_Sized):
    def __init__(
        self,
        size,
        scale=(0.08, 1.0),
        ratio=(3.0 / 4.0, 4.0 / 3.0),
        interpolation=InterpolationMode.BILINEAR,
        antialias=True,
    ):
        super().__init__(size)
        self.scale = scale
        self.ratio = ratio
        self.interpolation = interpolation
        self.antialias = antialias


class RandomCrop(_Sized):
    def __init__(self, size, padding=None, pad_if_needed=False, fill=0, padding_mode="constant"):
        super().__init__(size)
        self.padding = padding
        self.pad_if_needed = pad_if_needed
        self.fill = fill
        self.padding_mode = padding_mode

    def _apply_to(self, img):
        return K.cropped_within(img, self.size, self.padding, self.pad_if_needed)


class FiveCrop(_Sized):
    def __init__(self, size):
        super().__init__(size)

    def _apply_to(self, img):
        return K.corners(img, self.size)


class TenCrop(_Sized):
    def __init__(self, size, vertical_flip=False):
        super().__init__(size)
        self.vertical_flip = vertical_flip

    def _apply_to(self, img):
        return K.corners(img, self.size) + K.corners(img, self.size)


class Pad(_Transform):
    def __init__(self, padding, fill=0, padding_mode="constant"):
        super().__init__()
        self.padding = padding
        self.fill = fill
        self.padding_mode = padding_mode

    def _apply_to(self, img):
        return K.padded(img, self.padding)


class _Same(_Transform):
    def __init__(self, *args, **kwargs):
        super().__init__()


class RandomHorizontalFlip(_Same):
    pass


class RandomVerticalFlip(_Same):
    pass


class ColorJitter(_Same):
    pass


class RandomAffine(_Same):
    pass


class RandomPerspective(_Same):
    pass


class ElasticTransform(_Same):
    pass


class RandomErasing(_Same):
    pass


class GaussianBlur(_Same):
    pass


class RandomInvert(_Same):
    pass


class RandomPosterize(_Same):
    pass


class RandomSolarize(_Same):
    pass


class RandomAutocontrast(_Same):
    pass


class RandomEqualize(_Same):
    pass


class RandomAdjustSharpness(_Same):
    pass


class RandomGrayscale(_Same):
    pass


class AutoAugment(_Same):
    pass


class RandAugment(_Same):
    pass


class TrivialAugmentWide(_Same):
    pass


class AugMix(_Same):
    pass


class RandomRotation(_Transform):
    def __init__(self, degrees, interpolation=InterpolationMode.NEAREST, expand=False, center=None, fill=0):
        super().__init__()
        self.degrees = degrees
        self.expand = expand

    def _apply_to(self, img):
        return K.unsized(img) if self.expand else img


class Grayscale(_Transform):
    def __init__(self, num_output_channels=1):
        super().__init__()
        self.num_output_channels = num_output_channels

    def _apply_to(self, img):
        return K.grey(img, self.num_output_channels)


class LinearTransformation(_Transform):
    def __init__(self, transformation_matrix, mean_vector):
        super().__init__()
        if transformation_matrix.size(0) != transformation_matrix.size(1):
            raise ValueError("transformation_matrix should be square.")
        if mean_vector.size(0) != transformation_matrix.size(0):
            raise ValueError("mean_vector should have the length of any one of the dimensions of the transformation_matrix")
        self.transformation_matrix = transformation_matrix
        self.mean_vector = mean_vector

    def _apply_to(self, img):
        n = img.shape[-3] * img.shape[-2] * img.shape[-1]
        if n != self.transformation_matrix.shape[0]:
            raise ValueError("Input tensor and transformation matrix have incompatible shape.")
        return img


class Lambda:
    def __init__(self, lambd):
        if not callable(lambd):
            raise TypeError(f"Argument lambd should be callable, got {lambd}")
        self.lambd = lambd

    def __call__(self, img):
        return self.lambd(img)


class RandomApply(torch.nn.Module):
    def __init__(self, transforms, p=0.5):
        super().__init__()
        self.transforms = transforms
        self.p = p

    def forward(self, img):
        if unknown("bool"):
            for t in self.transforms:
                img = t(img)
        return img


class RandomOrder:
    def __init__(self, transforms):
        self.transforms = transforms

    def __call__(self, img):
        for t in self.transforms:
            img = t(img)
        return img


class RandomChoice:
    def __init__(self, transforms, p=None):
        self.transforms = transforms

    def __call__(self, img):
        for t in self.transforms[:-1]:
            if unknown("bool"):
                return t(img)
        return self.transforms[-1](img)
