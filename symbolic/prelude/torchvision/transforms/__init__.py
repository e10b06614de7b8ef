"""torchvision.transforms: what becomes of sizes and channels. A name that is not here is unknown."""
import torch
from _pylib import unknown
from numpy import ndarray
from torchvision.transforms._picture import Picture, height_width, sized


def __getattr__(name):
    return unknown()


def _pair(size):
    if isinstance(size, int):
        return (size, size)
    if len(size) == 1:
        return (size[0], size[0])
    return (size[0], size[1])


class InterpolationMode:
    NEAREST = "nearest"
    NEAREST_EXACT = "nearest-exact"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    BOX = "box"
    HAMMING = "hamming"
    LANCZOS = "lanczos"


class Compose:
    def __init__(self, transforms):
        self.transforms = transforms

    def __call__(self, img):
        for t in self.transforms:
            img = t(img)
        return img


class _Transform(torch.nn.Module):
    """What is no picture for sure becomes unknown."""

    def forward(self, img):
        if isinstance(img, (torch.Tensor, Picture)):
            return self._apply_to(img)
        return unknown()

    def _apply_to(self, img):
        return img


def _to_tensor(pic):
    if isinstance(pic, Picture):
        return pic._tensor()
    if isinstance(pic, ndarray):
        t = pic.__tensor__
        if t.ndim not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {t.ndim} dimensions.")
        t = t.unsqueeze(-1) if t.ndim == 2 else t
        t = t.permute(2, 0, 1).contiguous()
        return t.float() if t.dtype == torch.uint8 else t
    if isinstance(pic, torch.Tensor):
        raise TypeError("pic should be PIL Image or ndarray. Got <class 'torch.Tensor'>")
    return unknown()


class ToTensor:
    def __call__(self, pic):
        return _to_tensor(pic)


class PILToTensor:
    def __call__(self, pic):
        if isinstance(pic, Picture):
            return (pic._tensor() * 255).to(torch.uint8)
        return unknown()


class ToPILImage:
    def __init__(self, mode=None):
        self.mode = mode

    def __call__(self, pic):
        if isinstance(pic, torch.Tensor) and self.mode is None:
            if pic.ndim == 2:
                return Picture("L", pic.shape[0], pic.shape[1])
            if pic.ndim == 3 and pic.shape[0] == 3:
                return Picture("RGB", pic.shape[1], pic.shape[2])
            if pic.ndim == 3 and pic.shape[0] == 1:
                return Picture("L", pic.shape[1], pic.shape[2])
        return unknown()


class ConvertImageDtype(_Transform):
    def __init__(self, dtype):
        super().__init__()
        self.dtype = dtype

    def _apply_to(self, img):
        return img.to(self.dtype)


class Normalize(_Transform):
    def __init__(self, mean, std, inplace=False):
        super().__init__()
        self.mean = mean
        self.std = std
        self.inplace = inplace

    def forward(self, img):
        if isinstance(img, Picture):
            raise TypeError("img should be Tensor Image. Got <class 'PIL.Image.Image'>")
        if not isinstance(img, torch.Tensor):
            return unknown()
        if not img.is_floating_point():
            raise TypeError(f"Input tensor should be a float tensor. Got {img.dtype}.")
        if img.ndim < 3:
            raise ValueError("Expected tensor to be a tensor image of size (..., C, H, W).")
        mean = torch.as_tensor(self.mean, dtype=img.dtype)
        std = torch.as_tensor(self.std, dtype=img.dtype)
        if mean.ndim == 1:
            mean = mean.reshape(-1, 1, 1)
        if std.ndim == 1:
            std = std.reshape(-1, 1, 1)
        return img.clone().sub_(mean).div_(std)


class Resize(_Transform):
    def __init__(self, size, interpolation="bilinear", max_size=None, antialias=True):
        super().__init__()
        self.size = size
        self.max_size = max_size
        self.interpolation = interpolation
        self.antialias = antialias

    def _apply_to(self, img):
        size = self.size
        if isinstance(size, (list, tuple)) and len(size) == 2:
            return sized(img, size[0], size[1])
        if self.max_size is not None or size is None:
            return sized(img, unknown("int"), unknown("int"))
        if isinstance(size, (list, tuple)):
            size = size[0]
        h, w = height_width(img)
        if h == w:
            return sized(img, size, size)
        if h < w:
            return sized(img, size, int(size * w / h))
        return sized(img, int(size * h / w), size)


class _Sized(_Transform):
    def __init__(self, size, *args, **kwargs):
        super().__init__()
        self.size = _pair(size)

    def _apply_to(self, img):
        return sized(img, self.size[0], self.size[1])


class CenterCrop(_Sized):
    pass


class RandomResizedCrop(_Sized):
    pass


class RandomCrop(_Sized):
    def __init__(self, size, padding=None, pad_if_needed=False, fill=0, padding_mode="constant"):
        super().__init__(size)
        self.padding = padding
        self.pad_if_needed = pad_if_needed


class _Crops(_Transform):
    _count = 5

    def __init__(self, size, vertical_flip=False):
        super().__init__()
        self.size = _pair(size)

    def _apply_to(self, img):
        return tuple([sized(img, self.size[0], self.size[1]) for _ in range(self._count)])


class FiveCrop(_Crops):
    pass


class TenCrop(_Crops):
    _count = 10


class Pad(_Transform):
    def __init__(self, padding, fill=0, padding_mode="constant"):
        super().__init__()
        self.padding = padding

    def _apply_to(self, img):
        p = self.padding
        if isinstance(p, int):
            p = (p, p, p, p)
        elif len(p) == 1:
            p = (p[0], p[0], p[0], p[0])
        elif len(p) == 2:
            p = (p[0], p[1], p[0], p[1])
        h, w = height_width(img)
        return sized(img, h + p[1] + p[3], w + p[0] + p[2])


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


class RandomErasing(_Same):
    pass


class GaussianBlur(_Same):
    pass


class RandomInvert(_Same):
    pass


class RandomAutocontrast(_Same):
    pass


class RandomEqualize(_Same):
    pass


class RandomAdjustSharpness(_Same):
    pass


class AutoAugment(_Same):
    pass


class RandAugment(_Same):
    pass


class TrivialAugmentWide(_Same):
    pass


class RandomRotation(_Transform):
    def __init__(self, degrees, interpolation="nearest", expand=False, center=None, fill=0):
        super().__init__()
        self.expand = expand

    def _apply_to(self, img):
        if self.expand:
            return sized(img, unknown("int"), unknown("int"))
        return img


class Grayscale(_Transform):
    def __init__(self, num_output_channels=1):
        super().__init__()
        self.num_output_channels = num_output_channels

    def _apply_to(self, img):
        n = self.num_output_channels
        if isinstance(img, torch.Tensor):
            return img.new_empty(tuple(img.shape[:-3]) + (n,) + tuple(img.shape[-2:]))
        return Picture("L" if n == 1 else "RGB", img.height, img.width)


class RandomGrayscale(_Same):
    pass


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
        for t in self.transforms:
            img = t(img)
        return img


class RandomChoice:
    def __init__(self, transforms, p=None):
        self.transforms = transforms

    def __call__(self, img):
        return self.transforms[0](img)
