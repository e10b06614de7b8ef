"""PIL.Image: a mode and a size, no pixels."""
import torch
from _pylib import unknown
from numpy._core import ndarray, wrap

_DTYPES = {"F": torch.float32, "I": torch.int32, "1": torch.bool}
_MODES = {torch.float32: "F", torch.float64: "F", torch.int32: "I", torch.bool: "1", torch.uint8: "L"}
_CHANNELS = {"RGB": 3, "RGBA": 4, "CMYK": 4, "YCbCr": 3, "LAB": 3, "HSV": 3, "RGBX": 4, "RGBa": 4, "LA": 2, "La": 2, "PA": 2}
_SINGLE = ("1", "L", "P", "I", "F", "I;16")


def __getattr__(name):
    return unknown()


class Transpose:
    FLIP_LEFT_RIGHT = 0
    FLIP_TOP_BOTTOM = 1
    ROTATE_90 = 2
    ROTATE_180 = 3
    ROTATE_270 = 4
    TRANSPOSE = 5
    TRANSVERSE = 6


FLIP_LEFT_RIGHT = 0
FLIP_TOP_BOTTOM = 1
ROTATE_90 = 2
ROTATE_180 = 3
ROTATE_270 = 4
TRANSPOSE = 5
TRANSVERSE = 6


class Image:
    def __init__(self, mode=None, width=0, height=0):
        self._mode = mode  # None if nobody knows
        self.mode = unknown("str") if mode is None else mode
        self.width = width
        self.height = height
        self.size = (width, height)

    def __getattr__(self, name):
        return unknown()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return None

    @property
    def channels(self):
        """How many numbers a pixel has."""
        if self._mode in _SINGLE:
            return 1
        if self._mode in _CHANNELS:
            return _CHANNELS[self.mode]
        return unknown("int")

    def _sized(self, width, height):
        return Image(self._mode, width, height)

    def _turned(self):
        return self._sized(self.height, self.width)

    def convert(self, mode=None, *args, **kwargs):
        if mode is None:
            return Image(None, self.width, self.height) if self._mode == "P" else self.copy()
        return Image(mode, self.width, self.height)

    def resize(self, size, *args, **kwargs):
        return self._sized(size[0], size[1])

    def crop(self, box=None):
        if box is None:
            return self.copy()
        left, upper, right, lower = [round(x) for x in box]
        return self._sized(right - left, lower - upper)

    def rotate(self, angle, resample=0, expand=0, *args, **kwargs):
        if expand:
            return self._sized(unknown("int"), unknown("int"))
        return self.copy()

    def transpose(self, method):
        if method in (FLIP_LEFT_RIGHT, FLIP_TOP_BOTTOM, ROTATE_180):
            return self.copy()
        if method in (ROTATE_90, ROTATE_270, TRANSPOSE, TRANSVERSE):
            return self._turned()
        return self._sized(unknown("int"), unknown("int"))

    def thumbnail(self, size, *args, **kwargs):
        self.width, self.height = unknown("int"), unknown("int")
        self.size = (self.width, self.height)

    def split(self):
        if isinstance(self.channels, int):
            return tuple([Image("L", self.width, self.height) for _ in range(self.channels)])
        return unknown()

    def getbands(self):
        if self._mode in _SINGLE:
            return ("I",) if self._mode == "I;16" else (self._mode,)
        if self._mode in _CHANNELS:
            return ("Y", "Cb", "Cr") if self._mode == "YCbCr" else tuple(self._mode)
        return unknown()

    def transform(self, size, method, *args, **kwargs):
        return self._sized(size[0], size[1])

    def copy(self):
        return self._sized(self.width, self.height)

    def filter(self, filter):
        return self.copy()

    def point(self, lut, mode=None):
        return Image(self._mode if mode is None else mode, self.width, self.height)

    def load(self):
        return unknown()

    def close(self):
        return None

    def paste(self, *args, **kwargs):
        return None

    def save(self, *args, **kwargs):
        return None

    def show(self, *args, **kwargs):
        return None

    def pixels(self):
        """Rows, columns, and channels if there are several; None if the mode is not known."""
        if self._mode in _SINGLE and self._mode != "I;16":
            return torch.zeros(self.height, self.width, dtype=_DTYPES.get(self._mode, torch.uint8))
        if self._mode in _CHANNELS:
            return torch.zeros(self.height, self.width, _CHANNELS[self._mode], dtype=torch.uint8)
        return None

    def __array__(self, dtype=None, copy=None):
        t = self.pixels()
        return unknown() if t is None else wrap(t)


def new(mode, size, color=0):
    return Image(mode, size[0], size[1])


def open(fp, mode="r", formats=None):
    return Image(None, unknown("int"), unknown("int"))


def fromarray(obj, mode=None):
    if not isinstance(obj, ndarray):
        return unknown()
    t = obj.__tensor__
    if t.ndim < 2:
        return unknown()
    if t.ndim == 2 and t.dtype != torch.int64:
        return Image(mode or _MODES.get(t.dtype), t.shape[1], t.shape[0])
    if t.ndim == 3 and t.dtype == torch.uint8 and t.shape[2] in (2, 3, 4):
        return Image(mode or {2: "LA", 3: "RGB", 4: "RGBA"}.get(t.shape[2]), t.shape[1], t.shape[0])
    raise TypeError(f"Cannot handle this data type: {(1, 1) + tuple(t.shape[2:])}, {t.dtype}")


def frombuffer(mode, size, data, *args):
    return Image(mode, size[0], size[1])


frombytes = frombuffer


def merge(mode, bands):
    return Image(mode, bands[0].width, bands[0].height)


def blend(im1, im2, alpha):
    return im1.copy()


def alpha_composite(im1, im2):
    return im1.copy()


def composite(image1, image2, mask):
    return image2.copy()
