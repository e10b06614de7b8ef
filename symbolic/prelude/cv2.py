"""OpenCV: pictures are arrays [height, width, channels], of one channel [height, width]; sizes are given as (width, height)."""
import torch
from _pylib import unknown, unknown_list
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

CV_8U, CV_8S, CV_16U, CV_16S, CV_32S, CV_32F, CV_64F = range(7)
_DEPTHS = (torch.uint8, torch.int8, torch.uint16, torch.int16, torch.int32, torch.float32, torch.float64)

_CHANNELS = {0: 4, 1: 3, 3: 3, 4: 3, 6: 1, 7: 1, 8: 3, 10: 1, 11: 1}
_CHANNELS.update({code: 3 for code in (36, 37, 38, 39, 40, 41, 44, 45, 54, 55, 56, 57, 82, 83, 84, 85)})


def __getattr__(name):
    return unknown()


class error(Exception):
    pass


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


def imdecode(buf, flags=IMREAD_COLOR):
    return imread("", flags)


def imencode(ext, img, params=()):
    return unknown("bool"), wrap(torch.empty(unknown("int"), dtype=torch.uint8))


def cvtColor(src, code, *args, **kwargs):
    t = _tensor(src)
    if t is None or not is_number(code) or code not in _CHANNELS:
        return unknown()
    channels = 1 if t.ndim == 2 else t.shape[2]
    if (channels == 1) != (code == COLOR_GRAY2BGR):
        raise error(f"Bad number of channels: the picture is {tuple(t.shape)}")
    return _picture(t, t.shape[0], t.shape[1], _CHANNELS[code])


def resize(src, dsize, dst=None, fx=0, fy=0, interpolation=1):
    if isinstance(dsize, (tuple, list)) and len(dsize) == 2 and not (is_number(dsize[0]) and dsize[0] == 0):
        return _resized(src, dsize[1], dsize[0])
    t = _tensor(src)
    if t is None or not isinstance(fx, (int, float)) or not isinstance(fy, (int, float)) or dsize is not None and not isinstance(dsize, (tuple, list)):
        return _resized(src, unknown("int"), unknown("int"))
    return _resized(src, round(t.shape[0] * fy), round(t.shape[1] * fx))


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


GaussianBlur = medianBlur = blur = boxFilter = bilateralFilter = erode = dilate = morphologyEx = equalizeHist = flip
adaptiveThreshold = bitwise_not = fastNlMeansDenoising = LUT = flip


def threshold(src, thresh, maxval, type, dst=None):
    return unknown("float"), flip(src)


def applyColorMap(src, colormap, dst=None):
    t = _tensor(src)
    return unknown() if t is None else _picture(t, t.shape[0], t.shape[1], 3)


def _flat(src, dtype):
    """A picture of one channel."""
    t = _tensor(src)
    return unknown() if t is None else wrap(torch.empty(t.shape[:2], dtype=dtype))


def Canny(image, threshold1, threshold2, *args, **kwargs):
    return _flat(image, torch.uint8)


def inRange(src, lowerb, upperb, dst=None):
    return _flat(src, torch.uint8)


def distanceTransform(src, *args, **kwargs):
    return _flat(src, torch.float32)


def connectedComponents(image, *args, **kwargs):
    return unknown("int"), _flat(image, torch.int32)


def _of_depth(src, ddepth):
    """The picture with numbers of another type; -1 stands for its own."""
    made = flip(src)
    if not isinstance(made, ndarray) or not is_number(ddepth):
        return unknown()
    return made if ddepth < 0 else wrap(made.__tensor__.to(_DEPTHS[ddepth]))


def filter2D(src, ddepth, *args, **kwargs):
    return _of_depth(src, ddepth)


Sobel = Scharr = Laplacian = filter2D


def convertScaleAbs(src, *args, **kwargs):
    return _of_depth(src, CV_8U)


def normalize(src, dst=None, alpha=1, beta=0, norm_type=4, dtype=-1, mask=None):
    return _of_depth(src, dtype)


def _of_two(src1, src2, *args, **kwargs):
    """Elements of two pictures of one size; a number stands beside all of one."""
    a, b = _tensor(src1), _tensor(src2)
    if a is None or b is None:
        return flip(src1) if a is not None and isinstance(src2, (int, float)) else unknown()
    if a.shape[:2] != b.shape[:2] or (_channels(a) or 1) != (_channels(b) or 1):
        raise error(f"Sizes of input arguments do not match: {tuple(a.shape)} and {tuple(b.shape)}")
    return flip(src1) if a.dtype == b.dtype else unknown()


add = subtract = multiply = divide = absdiff = min = max = bitwise_and = bitwise_or = bitwise_xor = _of_two


def addWeighted(src1, alpha, src2, beta, gamma, dst=None, dtype=-1):
    made = _of_two(src1, src2)
    return _of_depth(made, dtype)


def split(m, mv=None):
    t = _tensor(m)
    if t is None or t.ndim == 3 and not is_number(t.shape[2]):
        return unknown()
    return tuple([_flat(m, t.dtype) for _ in range(_channels(t) or 1)])


def merge(mv, dst=None):
    parts = [_tensor(p) for p in mv] if isinstance(mv, (list, tuple)) else [None]
    if any(p is None or p.ndim != 2 for p in parts):
        return unknown()
    for p in parts[1:]:
        if p.shape != parts[0].shape:
            raise error(f"Sizes of input arguments do not match: {tuple(parts[0].shape)} and {tuple(p.shape)}")
    return _picture(parts[0], parts[0].shape[0], parts[0].shape[1], len(parts))


def findContours(image, mode, method, *args, **kwargs):
    return unknown_list(wrap(torch.empty(unknown("int"), 1, 2, dtype=torch.int32))), unknown()


def transpose(src, dst=None):
    t = _tensor(src)
    return unknown() if t is None else _resized(src, t.shape[1], t.shape[0])


def pyrDown(src, *args, **kwargs):
    t = _tensor(src)
    return unknown() if t is None else _resized(src, (t.shape[0] + 1) // 2, (t.shape[1] + 1) // 2)


def pyrUp(src, *args, **kwargs):
    t = _tensor(src)
    return unknown() if t is None else _resized(src, t.shape[0] * 2, t.shape[1] * 2)


def getRotationMatrix2D(center, angle, scale):
    return wrap(torch.empty(2, 3, dtype=torch.float64))


def getAffineTransform(src, dst):
    return wrap(torch.empty(2, 3, dtype=torch.float64))


def getPerspectiveTransform(src, dst, solveMethod=0):
    return wrap(torch.empty(3, 3, dtype=torch.float64))


def getStructuringElement(shape, ksize, anchor=None):
    return wrap(torch.empty(ksize[1], ksize[0], dtype=torch.uint8))


def calcOpticalFlowFarneback(prev, next, flow, *args, **kwargs):
    made = _flat(prev, torch.float32)
    return wrap(made.__tensor__.unsqueeze(-1).expand(-1, -1, 2).clone()) if isinstance(made, ndarray) else made


def rectangle(img, *args, **kwargs):
    """Drawn into the picture itself."""
    return img


circle = line = ellipse = putText = polylines = fillPoly = drawContours = arrowedLine = rectangle


class VideoCapture:
    """Frames are all of one size."""

    def __init__(self, *args, **kwargs):
        self._frame = imread("")

    def __getattr__(self, name):
        return unknown()

    def read(self, image=None):
        return unknown("bool"), self._frame
