"""torchvision.tv_tensors: tensors that know what they are."""
from enum import Enum

import torch
from numpy import asarray
from PIL.Image import Image as _Picture


def _tensor(data, dtype):
    if isinstance(data, _Picture):
        data = asarray(data)
    return torch.as_tensor(data, dtype=dtype)


class TVTensor(torch.Tensor):
    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        return func(*args, **(kwargs or {}))  # a plain tensor


class Image(TVTensor):
    def __new__(cls, data, *, dtype=None, device=None, requires_grad=None):
        if isinstance(data, _Picture):
            from torchvision.transforms._kernels import pil_to_tensor

            data = pil_to_tensor(data)
        t = torch.as_tensor(data, dtype=dtype)
        if t.ndim < 2:
            raise ValueError
        if t.ndim == 2:
            t = t.unsqueeze(0)
        return t.as_subclass(cls)


class Video(TVTensor):
    def __new__(cls, data, *, dtype=None, device=None, requires_grad=None):
        t = _tensor(data, dtype)
        if t.ndim < 4:
            raise ValueError
        return t.as_subclass(cls)


class Mask(TVTensor):
    def __new__(cls, data, *, dtype=None, device=None, requires_grad=None):
        return _tensor(data, dtype).as_subclass(cls)


class BoundingBoxFormat(Enum):
    XYXY = "XYXY"
    XYWH = "XYWH"
    CXCYWH = "CXCYWH"
    XYWHR = "XYWHR"
    CXCYWHR = "CXCYWHR"
    XYXYXYXY = "XYXYXYXY"


class BoundingBoxes(TVTensor):
    def __new__(
        cls,
        data,
        *,
        format,
        canvas_size,
        clamping_mode="soft",
        dtype=None,
        device=None,
        requires_grad=None,
    ):
        t = _tensor(data, dtype)
        if t.ndim == 1:
            t = t.unsqueeze(0)
        elif t.ndim != 2:
            raise ValueError(f"Expected a 1D or 2D tensor, got {t.ndim}D")
        out = t.as_subclass(cls)
        out.format = BoundingBoxFormat[format.upper()] if isinstance(format, str) else format
        out.canvas_size = canvas_size
        out.clamping_mode = clamping_mode
        return out


class KeyPoints(TVTensor):
    def __new__(cls, data, *, canvas_size, clamping_mode=None, dtype=None, device=None, requires_grad=None):
        out = _tensor(data, dtype).as_subclass(cls)
        out.canvas_size = canvas_size
        return out


def wrap(wrappee, *, like, **kwargs):
    out = wrappee.as_subclass(type(like))
    if isinstance(like, (BoundingBoxes, KeyPoints)):
        out.canvas_size = kwargs.get("canvas_size", like.canvas_size)
        if isinstance(like, BoundingBoxes):
            out.format = kwargs.get("format", like.format)
            out.clamping_mode = kwargs.get("clamping_mode", like.clamping_mode)
    return out
