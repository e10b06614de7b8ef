# Weights that a program lists itself, in the enums of torchvision.
from functools import partial

import torch
from torch import nn
from torchvision.models import resnet18, ResNet18_Weights
from torchvision.models._api import Weights, WeightsEnum
from torchvision.models._utils import _ovewrite_named_param
from torchvision.transforms._presets import ImageClassification


class Net_Weights(WeightsEnum):
    FIRST = Weights(
        url="https://example.org/first.pth",
        transforms=partial(ImageClassification, crop_size=32, resize_size=32),
        meta={"categories": ["cat", "dog", "bird"], "num_params": 99},
    )
    SECOND = Weights("https://example.org/second.pth", partial(ImageClassification, crop_size=48), {"categories": ["cat"]})
    DEFAULT = FIRST


def net(*, weights=None, **kwargs):
    weights = Net_Weights.verify(weights)
    if weights is not None:
        _ovewrite_named_param(kwargs, "num_classes", len(weights.meta["categories"]))  # want "expected value 3 but got 4"
    return nn.Linear(8, kwargs["num_classes"])


assert Net_Weights.DEFAULT is Net_Weights.FIRST and Net_Weights.FIRST != Net_Weights.SECOND
assert isinstance(Net_Weights.FIRST.value, Weights) and Net_Weights.FIRST.value == Net_Weights.FIRST.value
assert Net_Weights.SECOND.url.endswith("second.pth")
assert Net_Weights.FIRST.transforms()(torch.zeros(3, 40, 40)).shape == (3, 32, 32)
assert net(weights="FIRST")(torch.zeros(2, 8)).shape == (2, 3)
assert net(weights=Net_Weights.SECOND, num_classes=1).out_features == 1
assert isinstance(ResNet18_Weights.DEFAULT.value, Weights) and len(ResNet18_Weights.DEFAULT.meta["categories"]) == 1000
net(weights="FIRST")(torch.zeros(2, 9))  # want "takes 8 features, got 9"
net(weights="FIRST", num_classes=4)
