"""Transforms from one kind of image to another, and of dtypes and boxes."""
import torch
from _pylib import unknown
from numpy import ndarray
from PIL.Image import Image as Picture
from torch import nn
from torchvision import transforms as T
from torchvision import tv_tensors
from torchvision.transforms import _kernels as K
from torchvision.transforms.v2._transform import OnSamples, Walk


class _Converter(OnSamples, T._Same):
    """Changes pictures and arrays; the rest of a sample passes."""

    def forward(self, *inputs):
        return self._each(inputs if len(inputs) > 1 else inputs[0])

    def _each(self, x):
        if isinstance(x, tuple):
            return tuple([self._each(e) for e in x])
        if isinstance(x, list):
            return [self._each(e) for e in x]
        if isinstance(x, dict):
            return {k: self._each(v) for k, v in x.items()}
        if isinstance(x, (Picture, ndarray)):
            return self._convert(x)
        return x


def to_image(inpt):
    if isinstance(inpt, Picture):
        return tv_tensors.Image(K.pil_to_tensor(inpt))
    if isinstance(inpt, ndarray):
        t = inpt.__tensor__
        if t.ndim < 2:
            raise ValueError
        return tv_tensors.Image((t.unsqueeze(-1) if t.ndim == 2 else t).movedim(-1, -3))
    if isinstance(inpt, torch.Tensor):
        return tv_tensors.Image(inpt)
    return unknown()


class ToTensor(_Converter):
    def _convert(self, x):
        return K.to_tensor(x)


class PILToTensor(_Converter):
    def _convert(self, x):
        return K.pil_to_tensor(x) if isinstance(x, Picture) else x


class ToImage(_Converter):
    def _convert(self, x):
        return to_image(x)

    def forward(self, *inputs):
        sample = inputs if len(inputs) > 1 else inputs[0]
        return Walk(self._plain, sample)(self._each(sample))

    def _plain(self, x):
        if isinstance(x, (tv_tensors.TVTensor, Picture)):
            return x
        return to_image(x)


class ToPILImage(OnSamples, T._Same):
    def __init__(self, mode=None):
        super().__init__()
        self.mode = mode

    def forward(self, *inputs):
        sample = inputs if len(inputs) > 1 else inputs[0]
        if isinstance(sample, ndarray):
            return K.to_pil_image(sample, self.mode)
        return Walk(self._changed, sample)(sample)

    def _changed(self, x):
        if isinstance(x, (Picture, tv_tensors.Mask, tv_tensors.BoundingBoxes, tv_tensors.KeyPoints)):
            return x
        return K.to_pil_image(x, self.mode)


class ToPureTensor(OnSamples, T._Same):
    def _changed(self, x):
        return x.as_subclass(torch.Tensor) if isinstance(x, tv_tensors.TVTensor) else x


class ConvertImageDtype(OnSamples, T.ConvertImageDtype):
    def __init__(self, dtype=torch.float32):
        super().__init__(dtype)


class ToDtype(OnSamples, T._Same):
    def __init__(self, dtype, scale=False):
        super().__init__()
        self.dtype = dtype
        self.scale = scale

    def _dtype_of(self, x):
        """The dtype that a part of a sample gets; None if it stays."""
        if isinstance(self.dtype, torch.dtype):
            boxes = (tv_tensors.Mask, tv_tensors.BoundingBoxes, tv_tensors.KeyPoints)
            return None if isinstance(x, boxes) else self.dtype
        if not isinstance(self.dtype, dict):
            return unknown()
        for kind, dtype in self.dtype.items():
            if isinstance(kind, type) and type(x) is kind:
                return dtype
        if "others" in self.dtype:
            return self.dtype["others"]
        return None

    def _changed(self, x):
        if isinstance(x, Picture):
            return x
        dtype = self._dtype_of(x)
        if dtype is None:
            return x
        made = x.to(dtype)
        return tv_tensors.wrap(made, like=x) if isinstance(x, tv_tensors.TVTensor) else made


_CORNERS = {"XYWHR": 5, "CXCYWHR": 5, "XYXYXYXY": 8}


class ConvertBoundingBoxFormat(OnSamples, T._Same):
    def __init__(self, format):
        super().__init__()
        self.format = tv_tensors.BoundingBoxFormat[format.upper()] if isinstance(format, str) else format

    def _changed(self, x):
        if not isinstance(x, tv_tensors.BoundingBoxes):
            return x
        made = x.new_empty((x.shape[0], _CORNERS.get(self.format.name, 4)))
        return tv_tensors.wrap(made, like=x, format=self.format)


class ClampBoundingBoxes(OnSamples, T._Same):
    pass


class SanitizeBoundingBoxes(OnSamples, T._Same):
    """How many boxes are left depends on them."""

    def forward(self, *inputs):
        sample = inputs if len(inputs) > 1 else inputs[0]
        return self._each(sample)

    def _each(self, x):
        if isinstance(x, tuple):
            return tuple([self._each(e) for e in x])
        if isinstance(x, list):
            return [self._each(e) for e in x]
        if isinstance(x, dict):
            return {k: self._fewer(k, v) for k, v in x.items()}
        if isinstance(x, tv_tensors.BoundingBoxes):
            return self._some(x)
        return x

    def _fewer(self, key, x):
        boxes = isinstance(x, (tv_tensors.BoundingBoxes, tv_tensors.Mask))
        if isinstance(x, torch.Tensor) and (boxes or isinstance(key, str) and "label" in key.lower()):
            return self._some(x)
        return self._each(x)

    def _some(self, x):
        made = x.new_empty((unknown("int"),) + tuple(x.shape[1:]))
        return tv_tensors.wrap(made, like=x) if isinstance(x, tv_tensors.TVTensor) else made
