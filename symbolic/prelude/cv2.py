"""OpenCV: pictures are arrays [height, width, channels], of one channel [height, width]; sizes are given as (width, height)."""
import torch
from _pylib import unknown
from _shapelint import is_number
from numpy._core import ndarray, wrap

IMREAD_UNCHANGED, IMREAD_GRAYSCALE, IMREAD_COLOR = -1, 0, 1
ROTATE_90_CLOCKWISE, ROTATE_180, ROTATE_90_COUNTERCLOCKWISE = 0, 1, 2

COLOR_BGR2BGRA = COLOR_RGB2RGBA = 0
COLOR_BGRA2BGR = COLOR_RGBA2RGB = 1
COLOR_BGRA2RGB = COLOR_RGBA2BGR = 3
COLOR_BGR2RGB = COLOR_RGB2BGR = 4
COLOR_BGR2GRAY, COLOR_RGB2GRAY = 6, 7
COLOR_GRAY2BGR = COLOR_GRAY2RGB = 8
COLOR_BGRA2GRAY, COLOR_RGBA2GRAY = 10, 11
COLOR_BGR2YCrCb, COLOR_RGB2YCrCb, COLOR_YCrCb2BGR, COLOR_YCrCb2RGB = 36, 37, 38, 39
COLOR_BGR2HSV, COLOR_RGB2HSV, COLOR_HSV2BGR, COLOR_HSV2RGB = 40, 41, 54, 55
COLOR_BGR2LAB, COLOR_RGB2LAB, COLOR_LAB2BGR, COLOR_LAB2RGB = 44, 45, 56, 57
COLOR_BGR2YUV, COLOR_RGB2YUV, COLOR_YUV2BGR, COLOR_YUV2RGB = 82, 83, 84, 85

_CHANNELS = {0: 4, 1: 3, 3: 3, 4: 3, 6: 1, 7: 1, 8: 3, 10: 1, 11: 1}
_CHANNELS.update({code: 3 for code in (36, 37, 38, 39, 40, 41, 44, 45, 54, 55, 56, 57, 82, 83, 84, 85)})


def __getattr__(name):
    return unknown()


def _picture(like, height, width, channels):
    """A picture of the type of like; nobody knows its rank where its channels may be one."""
    if channels is not None and not is_number(channels):
        return unknown()
    sizes = (height, width) if channels is None or channels == 1 else (height, width, channels)
    return wrap(torch.empty(sizes, dtype=like.dtype))


def _tensor(src):
    """The picture as a tensor; None if it is none."""
    return src.__tensor__ if isinstance(src, ndarray) and src.ndim in (2, 3) else None


def _channels(t):
    return t.shape[2] if t.ndim == 3 else None


def _resized(src, height, width):
    t = _tensor(src)
    return unknown() if t is None else _picture(t, height, width, _channels(t))


def imread(filename, flags=IMREAD_COLOR):
    if not is_number(flags) or flags not in (IMREAD_COLOR, IMREAD_GRAYSCALE):
        return unknown()
    channels = 3 if flags == IMREAD_COLOR else None
    return _picture(torch.empty(0, dtype=torch.uint8), unknown("int"), unknown("int"), channels)


def cvtColor(src, code, *args, **kwargs):
    t = _tensor(src)
    if t is None or not is_number(code) or code not in _CHANNELS:
        return unknown()
    return _picture(t, t.shape[0], t.shape[1], _CHANNELS[code])


def resize(src, dsize, dst=None, fx=0, fy=0, interpolation=1):
    if not isinstance(dsize, (tuple, list)) or len(dsize) != 2 or is_number(dsize[0]) and dsize[0] == 0:
        return _resized(src, unknown("int"), unknown("int"))
    return _resized(src, dsize[1], dsize[0])


def warpAffine(src, M, dsize, *args, **kwargs):
    return resize(src, dsize)


warpPerspective = warpAffine


def rotate(src, rotateCode, dst=None):
    t = _tensor(src)
    if t is None or not is_number(rotateCode):
        return unknown()
    height, width = t.shape[0], t.shape[1]
    return _resized(src, height, width) if rotateCode == ROTATE_180 else _resized(src, width, height)


def copyMakeBorder(src, top, bottom, left, right, *args, **kwargs):
    t = _tensor(src)
    return unknown() if t is None else _resized(src, t.shape[0] + top + bottom, t.shape[1] + left + right)


def flip(src, *args, **kwargs):
    t = _tensor(src)
    return unknown() if t is None else _resized(src, t.shape[0], t.shape[1])


GaussianBlur = medianBlur = blur = bilateralFilter = erode = dilate = morphologyEx = equalizeHist = flip


class VideoCapture:
    """Frames are all of one size."""

    def __init__(self, *args, **kwargs):
        self._frame = imread("")

    def __getattr__(self, name):
        return unknown()

    def read(self, image=None):
        return unknown("bool"), self._frame
