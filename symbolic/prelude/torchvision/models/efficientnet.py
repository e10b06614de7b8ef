"""torchvision/models/efficientnet.py"""
import math

import torch
from torch import nn
from torchvision.models._api import WeightsEnum, arguments, imagenet
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


class FusedMBConv(nn.Module):
    def __init__(self, expand, kernel, stride, inp, out, drop, norm):
        super().__init__()
        self.use_res_connect = stride == 1 and inp == out
        hidden = _make_divisible(inp * expand, 8)
        first = out if hidden == inp else hidden
        layers = [
            Conv2dNormActivation(
                inp, first, kernel_size=kernel, stride=stride, norm_layer=norm, activation_layer=nn.SiLU
            )
        ]
        if hidden != inp:
            layers.append(Conv2dNormActivation(hidden, out, kernel_size=1, norm_layer=norm, activation_layer=None))
        self.block = nn.Sequential(*layers)
        self.stochastic_depth = StochasticDepth(drop, "row")
        self.out_channels = out

    def forward(self, input):
        x = self.block(input)
        if self.use_res_connect:
            x = self.stochastic_depth(x) + input
        return x


# block, expansion, kernel, stride, channels in, channels out, repeats
_STAGES = (
    (MBConv, 1, 3, 1, 32, 16, 1),
    (MBConv, 6, 3, 2, 16, 24, 2),
    (MBConv, 6, 5, 2, 24, 40, 2),
    (MBConv, 6, 3, 2, 40, 80, 3),
    (MBConv, 6, 5, 1, 80, 112, 3),
    (MBConv, 6, 5, 2, 112, 192, 4),
    (MBConv, 6, 3, 1, 192, 320, 1),
)
_STAGES_S = (
    (FusedMBConv, 1, 3, 1, 24, 24, 2),
    (FusedMBConv, 4, 3, 2, 24, 48, 4),
    (FusedMBConv, 4, 3, 2, 48, 64, 4),
    (MBConv, 4, 3, 2, 64, 128, 6),
    (MBConv, 6, 3, 1, 128, 160, 9),
    (MBConv, 6, 3, 2, 160, 256, 15),
)
_STAGES_M = (
    (FusedMBConv, 1, 3, 1, 24, 24, 3),
    (FusedMBConv, 4, 3, 2, 24, 48, 5),
    (FusedMBConv, 4, 3, 2, 48, 80, 5),
    (MBConv, 4, 3, 2, 80, 160, 7),
    (MBConv, 6, 3, 1, 160, 176, 14),
    (MBConv, 6, 3, 2, 176, 304, 18),
    (MBConv, 6, 3, 1, 304, 512, 5),
)
_STAGES_L = (
    (FusedMBConv, 1, 3, 1, 32, 32, 4),
    (FusedMBConv, 4, 3, 2, 32, 64, 7),
    (FusedMBConv, 4, 3, 2, 64, 96, 7),
    (MBConv, 4, 3, 2, 96, 192, 10),
    (MBConv, 6, 3, 1, 192, 224, 19),
    (MBConv, 6, 3, 2, 224, 384, 25),
    (MBConv, 6, 3, 1, 384, 640, 7),
)


def _scaled(width, depth):
    """The stages of B0, wider and deeper."""
    return [
        (block, expand, kernel, stride, _make_divisible(inp * width, 8), _make_divisible(out * width, 8), math.ceil(n * depth))
        for block, expand, kernel, stride, inp, out, n in _STAGES
    ]


class EfficientNet(nn.Module):
    def __init__(
        self, stages, dropout, stochastic_depth_prob=0.2, num_classes=1000, norm_layer=None, last_channel=None
    ):
        super().__init__()
        norm = norm_layer or nn.BatchNorm2d
        first = stages[0][4]
        layers = [Conv2dNormActivation(3, first, kernel_size=3, stride=2, norm_layer=norm, activation_layer=nn.SiLU)]
        total = sum([s[6] for s in stages])
        made = 0
        for block, expand, kernel, stride, inp, out, n in stages:
            stage = []
            for _ in range(n):
                stage.append(block(expand, kernel, stride, inp, out, stochastic_depth_prob * made / total, norm))
                inp, stride = out, 1
                made += 1
            layers.append(nn.Sequential(*stage))
        last = last_channel or 4 * out
        layers.append(Conv2dNormActivation(out, last, kernel_size=1, norm_layer=norm, activation_layer=nn.SiLU))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout, inplace=True), nn.Linear(last, num_classes))

    def forward(self, x):
        x = torch.flatten(self.avgpool(self.features(x)), 1)
        return self.classifier(x)


def _efficientnet(enum, weights, pretrained, kwargs, stages, dropout, last_channel=None):
    kwargs = arguments(enum, weights, pretrained, kwargs)
    return EfficientNet(stages, kwargs.pop("dropout", dropout), last_channel=last_channel, **kwargs)


class EfficientNet_B0_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def efficientnet_b0(weights=None, progress=True, pretrained=False, **kwargs):
    return _efficientnet(EfficientNet_B0_Weights, weights, pretrained, kwargs, _scaled(1.0, 1.0), 0.2)


class EfficientNet_B1_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(240)
    IMAGENET1K_V2 = imagenet(240, 255)
    DEFAULT = IMAGENET1K_V2


def efficientnet_b1(weights=None, progress=True, pretrained=False, **kwargs):
    return _efficientnet(EfficientNet_B1_Weights, weights, pretrained, kwargs, _scaled(1.0, 1.1), 0.2)


class EfficientNet_B2_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(288, 288)
    DEFAULT = IMAGENET1K_V1


def efficientnet_b2(weights=None, progress=True, pretrained=False, **kwargs):
    return _efficientnet(EfficientNet_B2_Weights, weights, pretrained, kwargs, _scaled(1.1, 1.2), 0.3)


class EfficientNet_B3_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(300, 320)
    DEFAULT = IMAGENET1K_V1


def efficientnet_b3(weights=None, progress=True, pretrained=False, **kwargs):
    return _efficientnet(EfficientNet_B3_Weights, weights, pretrained, kwargs, _scaled(1.2, 1.4), 0.3)


class EfficientNet_B4_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(380, 384)
    DEFAULT = IMAGENET1K_V1


def efficientnet_b4(weights=None, progress=True, pretrained=False, **kwargs):
    return _efficientnet(EfficientNet_B4_Weights, weights, pretrained, kwargs, _scaled(1.4, 1.8), 0.4)


class EfficientNet_B5_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(456, 456)
    DEFAULT = IMAGENET1K_V1


def efficientnet_b5(weights=None, progress=True, pretrained=False, **kwargs):
    return _efficientnet(EfficientNet_B5_Weights, weights, pretrained, kwargs, _scaled(1.6, 2.2), 0.4)


class EfficientNet_B6_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(528, 528)
    DEFAULT = IMAGENET1K_V1


def efficientnet_b6(weights=None, progress=True, pretrained=False, **kwargs):
    return _efficientnet(EfficientNet_B6_Weights, weights, pretrained, kwargs, _scaled(1.8, 2.6), 0.5)


class EfficientNet_B7_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(600, 600)
    DEFAULT = IMAGENET1K_V1


def efficientnet_b7(weights=None, progress=True, pretrained=False, **kwargs):
    return _efficientnet(EfficientNet_B7_Weights, weights, pretrained, kwargs, _scaled(2.0, 3.1), 0.5)


class EfficientNet_V2_S_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(384, 384)
    DEFAULT = IMAGENET1K_V1


def efficientnet_v2_s(weights=None, progress=True, pretrained=False, **kwargs):
    return _efficientnet(EfficientNet_V2_S_Weights, weights, pretrained, kwargs, _STAGES_S, 0.2, 1280)


class EfficientNet_V2_M_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(480, 480)
    DEFAULT = IMAGENET1K_V1


def efficientnet_v2_m(weights=None, progress=True, pretrained=False, **kwargs):
    return _efficientnet(EfficientNet_V2_M_Weights, weights, pretrained, kwargs, _STAGES_M, 0.3, 1280)


class EfficientNet_V2_L_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(480, 480, mean=(0.5, 0.5, 0.5), std=(0.5, 0.5, 0.5))
    DEFAULT = IMAGENET1K_V1


def efficientnet_v2_l(weights=None, progress=True, pretrained=False, **kwargs):
    return _efficientnet(EfficientNet_V2_L_Weights, weights, pretrained, kwargs, _STAGES_L, 0.4, 1280)
