"""The enums of pretrained weights. torchvision/models/_api.py"""
from enum import Enum
from _pylib import unknown


class WeightsEnum(Enum):
    @classmethod
    def verify(cls, obj):
        return obj

    def get_state_dict(self, *args, **kwargs):
        return unknown()

    @property
    def transforms(self):
        return unknown()

    @property
    def meta(self):
        return unknown()

    @property
    def url(self):
        return unknown("str")




def arguments(weights, pretrained, kwargs):
    """The arguments of the model's class; pretrained weights are of 1000 classes."""
    if weights is not None and weights is not False or pretrained:
        n = kwargs.get("num_classes", 1000)
        if n != 1000:
            raise ValueError(f"The parameter 'num_classes' expected value 1000 but got {n} instead.")
    return kwargs
