"""torchvision/models/efficientnet.py, B0 to B7"""
import math

import torch
from torch import nn
from torchvision.models._api import WeightsEnum, arguments
from torchvision.models._utils import _make_divisible
from torchvision.ops.misc import Conv2dNormActivation, SqueezeExcitation
from torchvision.ops.stochastic_depth import StochasticDepth


class MBConv(nn.Module):
    def __init__(self, expand, kernel, stride, inp, out, drop, norm):
        super().__init__()
        self.use_res_connect = stride == 1 and inp == out
        hidden = _make_divisible(inp * expand, 8)
        layers = []
        if hidden != inp:
            layers.append(Conv2dNormActivation(inp, hidden, kernel_size=1, norm_layer=norm, activation_layer=nn.SiLU))
        layers.append(
            Conv2dNormActivation(
                hidden, hidden, kernel_size=kernel, stride=stride, groups=hidden, norm_layer=norm, activation_layer=nn.SiLU
            )
        )
        layers.append(SqueezeExcitation(hidden, max(1, inp // 4), activation=nn.SiLU))
        layers.append(Conv2dNormActivation(hidden, out, kernel_size=1, norm_layer=norm, activation_layer=None))
        self.block = nn.Sequential(*layers)
        self.stochastic_depth = StochasticDepth(drop, "row")
        self.out_channels = out

    def forward(self, input):
        x = self.block(input)
        if self.use_res_connect:
            x = self.stochastic_depth(x) + input
        return x


# expansion, kernel, stride, channels in, channels out, repeats
_STAGES = (
    (1, 3, 1, 32, 16, 1),
    (6, 3, 2, 16, 24, 2),
    (6, 5, 2, 24, 40, 2),
    (6, 3, 2, 40, 80, 3),
    (6, 5, 1, 80, 112, 3),
    (6, 5, 2, 112, 192, 4),
    (6, 3, 1, 192, 320, 1),
)


class EfficientNet(nn.Module):
    def __init__(self, width, depth, dropout, stochastic_depth_prob=0.2, num_classes=1000, norm_layer=None):
        super().__init__()
        norm = norm_layer or nn.BatchNorm2d
        first = _make_divisible(32 * width, 8)
        layers = [Conv2dNormActivation(3, first, kernel_size=3, stride=2, norm_layer=norm, activation_layer=nn.SiLU)]
        total = sum([math.ceil(s[5] * depth) for s in _STAGES])
        made = 0
        for expand, kernel, stride, inp, out, n in _STAGES:
            inp = _make_divisible(inp * width, 8)
            out = _make_divisible(out * width, 8)
            stage = []
            for _ in range(math.ceil(n * depth)):
                stage.append(MBConv(expand, kernel, stride, inp, out, stochastic_depth_prob * made / total, norm))
                inp, stride = out, 1
                made += 1
            layers.append(nn.Sequential(*stage))
        last = 4 * out
        layers.append(Conv2dNormActivation(out, last, kernel_size=1, norm_layer=norm, activation_layer=nn.SiLU))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout, inplace=True), nn.Linear(last, num_classes))

    def forward(self, x):
        x = torch.flatten(self.avgpool(self.features(x)), 1)
        return self.classifier(x)


class EfficientNet_B0_Weights(WeightsEnum):
    IMAGENET1K_V1 = "efficientnet_b0_V1"
    DEFAULT = "efficientnet_b0_V1"


def efficientnet_b0(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(weights, pretrained, kwargs)
    return EfficientNet(1.0, 1.0, kwargs.pop("dropout", 0.2), **kwargs)


class EfficientNet_B1_Weights(WeightsEnum):
    IMAGENET1K_V1 = "efficientnet_b1_V1"
    IMAGENET1K_V2 = "efficientnet_b1_V2"
    DEFAULT = "efficientnet_b1_V2"


def efficientnet_b1(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(weights, pretrained, kwargs)
    return EfficientNet(1.0, 1.1, kwargs.pop("dropout", 0.2), **kwargs)


class EfficientNet_B2_Weights(WeightsEnum):
    IMAGENET1K_V1 = "efficientnet_b2_V1"
    DEFAULT = "efficientnet_b2_V1"


def efficientnet_b2(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(weights, pretrained, kwargs)
    return EfficientNet(1.1, 1.2, kwargs.pop("dropout", 0.3), **kwargs)


class EfficientNet_B3_Weights(WeightsEnum):
    IMAGENET1K_V1 = "efficientnet_b3_V1"
    DEFAULT = "efficientnet_b3_V1"


def efficientnet_b3(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(weights, pretrained, kwargs)
    return EfficientNet(1.2, 1.4, kwargs.pop("dropout", 0.3), **kwargs)


class EfficientNet_B4_Weights(WeightsEnum):
    IMAGENET1K_V1 = "efficientnet_b4_V1"
    DEFAULT = "efficientnet_b4_V1"


def efficientnet_b4(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(weights, pretrained, kwargs)
    return EfficientNet(1.4, 1.8, kwargs.pop("dropout", 0.4), **kwargs)


class EfficientNet_B5_Weights(WeightsEnum):
    IMAGENET1K_V1 = "efficientnet_b5_V1"
    DEFAULT = "efficientnet_b5_V1"


def efficientnet_b5(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(weights, pretrained, kwargs)
    return EfficientNet(1.6, 2.2, kwargs.pop("dropout", 0.4), **kwargs)


class EfficientNet_B6_Weights(WeightsEnum):
    IMAGENET1K_V1 = "efficientnet_b6_V1"
    DEFAULT = "efficientnet_b6_V1"


def efficientnet_b6(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(weights, pretrained, kwargs)
    return EfficientNet(1.8, 2.6, kwargs.pop("dropout", 0.5), **kwargs)


class EfficientNet_B7_Weights(WeightsEnum):
    IMAGENET1K_V1 = "efficientnet_b7_V1"
    DEFAULT = "efficientnet_b7_V1"


def efficientnet_b7(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(weights, pretrained, kwargs)
    return EfficientNet(2.0, 3.1, kwargs.pop("dropout", 0.5), **kwargs)
