"""What transforms do to the sizes of an image: a tensor [..., C, H, W] or a PIL picture."""
import torch
from _pylib import unknown
from PIL.Image import Image as Picture


def is_image(img):
    return isinstance(img, (torch.Tensor, Picture))


def height_width(img):
    if isinstance(img, torch.Tensor):
        return img.shape[-2], img.shape[-1]
    return img.height, img.width


def channels(img):
    if isinstance(img, torch.Tensor):
        return 1 if img.ndim == 2 else img.shape[-3]
    return img.channels


def sized(img, height, width):
    """The same kind of image with another size."""
    if isinstance(img, torch.Tensor):
        return img.new_empty(tuple(img.shape[:-2]) + (height, width))
    return img.resize((width, height))


def unsized(img):
    """The same kind of image with a size that chance or contents decide."""
    return sized(img, unknown("int"), unknown("int"))


def grey(img, n):
    """The image in shades of grey, in n channels."""
    if isinstance(img, Picture):
        return Picture("L" if n == 1 else "RGB", img.width, img.height)
    c = channels(img)
    if c != 1 and c != 3:
        raise TypeError(f"Input image tensor permitted channel values are [1, 3], but found {c}")
    return img.new_empty(tuple(img.shape[:-3]) + (n,) + tuple(img.shape[-2:]))


def pair(size):
    if isinstance(size, int):
        return (size, size)
    if len(size) == 1:
        return (size[0], size[0])
    if len(size) != 2:
        raise ValueError("Please provide only two dimensions (h, w) for size.")
    return (size[0], size[1])


def scaled_size(height, width, size, max_size=None):
    """The size after the shorter edge has become size and, if max_size says so, the longer one no more than that."""
    # The shorter edge gets size; max finds it without asking which one that is.
    new_height = max(size, int(size * height / width))
    new_width = max(size, int(size * width / height))
    if max_size is None:
        return new_height, new_width
    if max_size <= size:
        raise ValueError(
            f"max_size = {max_size} must be strictly greater than the requested size for the smaller edge size = {size}"
        )
    if max(new_height, new_width) > max_size:
        new_height, new_width = int(max_size * new_height / new_width), int(max_size * new_width / new_height)
        new_height, new_width = min(new_height, max_size), min(new_width, max_size)
    return new_height, new_width


def resized(img, size, max_size=None):
    if isinstance(size, (list, tuple)):
        if len(size) == 2:
            if max_size is not None:
                raise ValueError("max_size should only be passed if size specifies the length of the smaller edge.")
            return sized(img, size[0], size[1])
        if len(size) != 1:
            raise ValueError(f"Size must be an int or a 1 or 2 element tuple/list, not a {len(size)} element tuple/list")
        size = size[0]
    if not isinstance(size, int):
        return unsized(img)
    h, w = height_width(img)
    h, w = scaled_size(h, w, size, max_size)
    return sized(img, h, w)


def margins(padding):
    """left, top, right, bottom"""
    if isinstance(padding, (int, float)):
        return (padding, padding, padding, padding)
    if len(padding) == 1:
        return (padding[0], padding[0], padding[0], padding[0])
    if len(padding) == 2:
        return (padding[0], padding[1], padding[0], padding[1])
    if len(padding) != 4:
        raise ValueError(f"Padding must be an int or a 1, 2, or 4 element tuple, not a {len(padding)} element tuple")
    return tuple(padding)


def padded(img, padding):
    left, top, right, bottom = margins(padding)
    h, w = height_width(img)
    return sized(img, h + top + bottom, w + left + right)


def cropped_within(img, size, padding=None, pad_if_needed=False):
    """A crop that must lie in the image."""
    if padding is not None:
        img = padded(img, padding)
    h, w = height_width(img)
    if not pad_if_needed and (h < size[0] or w < size[1]):
        raise ValueError(f"Required crop size {size} is larger than input image size {(h, w)}")
    return sized(img, size[0], size[1])


def corners(img, size):
    h, w = height_width(img)
    if w < size[1] or h < size[0]:
        raise ValueError(f"Requested crop size {size} is bigger than input size {(h, w)}")
    return tuple([sized(img, size[0], size[1]) for _ in range(5)])


def scaled(pixels):
    """Pixels as floats between 0 and 1; those of other types stay."""
    return pixels.float() if pixels.dtype == torch.uint8 else pixels


def to_tensor(pic):
    if isinstance(pic, Picture):
        pixels = pic.pixels()
        if pixels is None:
            return torch.empty(pic.channels, pic.height, pic.width)
        pixels = pixels.to(torch.uint8) if pic.mode == "1" else pixels
        return scaled(channels_first(pixels))
    t = array_tensor(pic)
    if t is None:
        return unknown()
    return scaled(channels_first(t))


def array_tensor(pic):
    """The tensor of a numpy array that is an image; None if it is unknown."""
    from numpy import ndarray

    if isinstance(pic, torch.Tensor):
        raise TypeError("pic should be PIL Image or ndarray. Got <class 'torch.Tensor'>")
    if not isinstance(pic, ndarray):
        return None
    t = pic.__tensor__
    if t.ndim != 2 and t.ndim != 3:
        raise ValueError(f"pic should be 2/3 dimensional. Got {t.ndim} dimensions.")
    return t


def channels_first(t):
    t = t.unsqueeze(-1) if t.ndim == 2 else t
    return t.permute(2, 0, 1).contiguous()


def pil_to_tensor(pic):
    if not isinstance(pic, Picture):
        if isinstance(pic, torch.Tensor):
            raise TypeError("pic should be PIL Image. Got <class 'torch.Tensor'>")
        return unknown()
    pixels = pic.pixels()
    if pixels is None:
        return torch.empty(pic.channels, pic.height, pic.width, dtype=torch.uint8)
    return channels_first(pixels)


def to_pil_image(pic, mode=None):
    from numpy import ndarray

    if isinstance(pic, ndarray):
        t = pic.__tensor__
        if t.ndim == 2:
            t = t.unsqueeze(-1)
        h, w, c = t.shape[0], t.shape[1], t.shape[-1]
    elif isinstance(pic, torch.Tensor):
        t = pic.unsqueeze(0) if pic.ndim == 2 else pic
        c, h, w = t.shape[-3], t.shape[-2], t.shape[-1]
    else:
        return unknown()
    if t.ndim != 3:
        raise ValueError(f"pic should be 2/3 dimensional. Got {t.ndim} dimensions.")
    if c > 4:
        raise ValueError(f"pic should not have > 4 channels. Got {c} channels.")
    if mode is None and c == 1:
        whole = isinstance(pic, torch.Tensor) and t.is_floating_point() or t.dtype == torch.uint8
        return Picture("L" if whole else None, w, h)
    return Picture(mode or {2: "LA", 3: "RGB", 4: "RGBA"}.get(c), w, h)


def normalized(img, mean, std):
    if isinstance(img, Picture):
        raise TypeError("img should be Tensor Image. Got <class 'PIL.Image.Image'>")
    if not isinstance(img, torch.Tensor):
        return unknown()
    if not img.is_floating_point():
        raise TypeError(f"Input tensor should be a float tensor. Got {img.dtype}.")
    if img.ndim < 3:
        raise ValueError("Expected tensor to be a tensor image of size (..., C, H, W).")
    mean = torch.as_tensor(mean, dtype=img.dtype)
    std = torch.as_tensor(std, dtype=img.dtype)
    if mean.ndim == 1:
        mean = mean.reshape(-1, 1, 1)
    if std.ndim == 1:
        std = std.reshape(-1, 1, 1)
    return img.clone().sub_(mean).div_(std)
