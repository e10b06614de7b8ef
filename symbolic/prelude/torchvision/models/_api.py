"""The enums of pretrained weights, and the arguments that they fix. torchvision/models/_api.py"""
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial

from _pylib import unknown
from torchvision.transforms._presets import (
    ImageClassification,
    ObjectDetection,
    SemanticSegmentation,
    VideoClassification,
)


class _Meta(dict):
    """What a table of weights says beside the number of classes is not known."""

    def __missing__(self, key):
        return unknown()

    def get(self, key, default=None):
        return self[key]


@dataclass(eq=False)
class Weights:
    url: str
    transforms: Callable
    meta: dict

    def __eq__(self, other):
        if not isinstance(other, Weights):
            return NotImplemented
        if self.url != other.url or self.meta != other.meta:
            return False
        a, b = self.transforms, other.transforms
        if isinstance(a, partial) and isinstance(b, partial):
            return a.func == b.func and a.args == b.args and a.keywords == b.keywords
        return a == b


class _Listed(Weights):
    """Weights of torchvision's own: what they fix of the model is known."""

    def __init__(self, transforms, classes, size=None):
        self.transforms = transforms
        self.classes = classes
        self.size = size

    def __eq__(self, other):
        return self is other  # each has an address of its own

    @property
    def url(self):
        return unknown("str")

    @property
    def meta(self):
        return _Meta(categories=[unknown("str") for _ in range(self.classes)])


def _preset(make, args):
    # A lambda holds no more than it names; each row of weights has one of its own.
    return lambda **changes: make(**{**args, **changes})


def imagenet(crop, resize=256, classes=1000, **args):
    return _Listed(_preset(ImageClassification, dict(args, crop_size=crop, resize_size=resize)), classes, crop)


def segmentation():
    return _Listed(_preset(SemanticSegmentation, {"resize_size": 520}), 21)


def detection(classes=91):
    return _Listed(_preset(ObjectDetection, {}), classes)


def kinetics(crop, resize, **args):
    return _Listed(_preset(VideoClassification, dict(args, crop_size=crop, resize_size=resize)), 400)


class WeightsEnum(Enum):
    @classmethod
    def verify(cls, obj):
        if isinstance(obj, str):
            return cls[obj.replace(cls.__name__ + ".", "")]
        if isinstance(obj, WeightsEnum) and not isinstance(obj, cls):
            raise TypeError(
                f"Invalid Weight class provided; expected {cls.__name__} but received {obj.__class__.__name__}."
            )
        return obj

    def get_state_dict(self, *args, **kwargs):
        return unknown()

    @property
    def transforms(self):
        return self.value.transforms

    @property
    def meta(self):
        return self.value.meta

    @property
    def url(self):
        return self.value.url


def chosen(enum, weights, pretrained=False):
    """The weights that a builder was asked for, also in the old way: pretrained=True; None if there are none."""
    if weights is None or isinstance(weights, (str, WeightsEnum)):
        if pretrained and weights is None:
            return next(iter(enum))
        return enum.verify(weights)
    return next(iter(enum)) if weights else None


def fix(kwargs, name, value):
    """Weights were trained with the value."""
    if kwargs.get(name, value) != value:
        raise ValueError(f"The parameter '{name}' expected value {value} but got {kwargs[name]} instead.")
    kwargs[name] = value


def arguments(enum, weights, pretrained, kwargs):
    """The arguments of the model's class."""
    weights = chosen(enum, weights, pretrained)
    if weights is not None and weights.value.classes:
        fix(kwargs, "num_classes", weights.value.classes)
    return kwargs


def __getattr__(name):
    return unknown()
