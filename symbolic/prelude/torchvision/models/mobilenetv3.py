"""torchvision/models/mobilenetv3.py"""
import torch
from _pylib import partial
from torch import nn
from torchvision.models._api import WeightsEnum, arguments, imagenet
from torchvision.models._utils import _make_divisible
from torchvision.ops.misc import Conv2dNormActivation, SqueezeExcitation


class InvertedResidualConfig:
    def __init__(
        self,
        input_channels,
        kernel,
        expanded_channels,
        out_channels,
        use_se,
        activation,
        stride,
        dilation,
        width_mult,
    ):
        self.input_channels = self.adjust_channels(input_channels, width_mult)
        self.kernel = kernel
        self.expanded_channels = self.adjust_channels(expanded_channels, width_mult)
        self.out_channels = self.adjust_channels(out_channels, width_mult)
        self.use_se = use_se
        self.use_hs = activation == "HS"
        self.stride = stride
        self.dilation = dilation

    @staticmethod
    def adjust_channels(channels, width_mult):
        return _make_divisible(channels * width_mult, 8)


class InvertedResidual(nn.Module):
    def __init__(self, cnf, norm_layer, se_layer=partial(SqueezeExcitation, scale_activation=nn.Hardsigmoid)):
        super().__init__()
        if not (1 <= cnf.stride <= 2):
            raise ValueError("illegal stride value")
        self.use_res_connect = cnf.stride == 1 and cnf.input_channels == cnf.out_channels
        act = nn.Hardswish if cnf.use_hs else nn.ReLU
        mid = cnf.expanded_channels
        layers = []
        if mid != cnf.input_channels:
            layers.append(
                Conv2dNormActivation(
                    cnf.input_channels, mid, kernel_size=1, norm_layer=norm_layer, activation_layer=act
                )
            )
        layers.append(
            Conv2dNormActivation(
                mid,
                mid,
                kernel_size=cnf.kernel,
                stride=1 if cnf.dilation > 1 else cnf.stride,
                dilation=cnf.dilation,
                groups=mid,
                norm_layer=norm_layer,
                activation_layer=act,
            )
        )
        if cnf.use_se:
            layers.append(se_layer(mid, _make_divisible(mid // 4, 8)))
        layers.append(
            Conv2dNormActivation(mid, cnf.out_channels, kernel_size=1, norm_layer=norm_layer, activation_layer=None)
        )
        self.block = nn.Sequential(*layers)
        self.out_channels = cnf.out_channels
        self._is_cn = cnf.stride > 1

    def forward(self, input):
        x = self.block(input)
        if self.use_res_connect:
            x = x + input
        return x


class MobileNetV3(nn.Module):
    def __init__(
        self,
        inverted_residual_setting,
        last_channel,
        num_classes=1000,
        block=None,
        norm_layer=None,
        dropout=0.2,
        **kwargs,
    ):
        super().__init__()
        settings = inverted_residual_setting
        if not settings:
            raise ValueError("The inverted_residual_setting should not be empty")
        block = block or InvertedResidual
        norm = norm_layer or partial(nn.BatchNorm2d, eps=0.001, momentum=0.01)
        act = nn.Hardswish
        first = settings[0].input_channels
        layers = [Conv2dNormActivation(3, first, kernel_size=3, stride=2, norm_layer=norm, activation_layer=act)]
        for cnf in settings:
            layers.append(block(cnf, norm))
        out = settings[-1].out_channels
        layers.append(Conv2dNormActivation(out, 6 * out, kernel_size=1, norm_layer=norm, activation_layer=act))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(
            nn.Linear(6 * out, last_channel),
            nn.Hardswish(inplace=True),
            nn.Dropout(p=dropout, inplace=True),
            nn.Linear(last_channel, num_classes),
        )

    def _forward_impl(self, x):
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))

    def forward(self, x):
        return self._forward_impl(x)


# channels in, kernel, expanded, out, squeezed, activation, stride; those of the tail come apart.
_LARGE = (
    (16, 3, 16, 16, False, "RE", 1),
    (16, 3, 64, 24, False, "RE", 2),
    (24, 3, 72, 24, False, "RE", 1),
    (24, 5, 72, 40, True, "RE", 2),
    (40, 5, 120, 40, True, "RE", 1),
    (40, 5, 120, 40, True, "RE", 1),
    (40, 3, 240, 80, False, "HS", 2),
    (80, 3, 200, 80, False, "HS", 1),
    (80, 3, 184, 80, False, "HS", 1),
    (80, 3, 184, 80, False, "HS", 1),
    (80, 3, 480, 112, True, "HS", 1),
    (112, 3, 672, 112, True, "HS", 1),
)
_SMALL = (
    (16, 3, 16, 16, True, "RE", 2),
    (16, 3, 72, 24, False, "RE", 2),
    (24, 3, 88, 24, False, "RE", 1),
    (24, 5, 96, 40, True, "HS", 2),
    (40, 5, 240, 40, True, "HS", 1),
    (40, 5, 240, 40, True, "HS", 1),
    (40, 5, 120, 48, True, "HS", 1),
    (48, 5, 144, 48, True, "HS", 1),
)


def _mobilenet_v3_conf(arch, width_mult=1.0, reduced_tail=False, dilated=False, **kwargs):
    large = arch == "mobilenet_v3_large"
    part = 2 if reduced_tail else 1
    dilation = 2 if dilated else 1
    rows, inp, first, out, last = (_LARGE, 112, 672, 160, 1280) if large else (_SMALL, 48, 288, 96, 1024)
    out, mid = out // part, (960 if large else 576) // part
    config = partial(InvertedResidualConfig, width_mult=width_mult)
    settings = [config(*row, 1) for row in rows]
    settings.append(config(inp, 5, first, out, True, "HS", 2, dilation))
    settings.append(config(out, 5, mid, out, True, "HS", 1, dilation))
    settings.append(config(out, 5, mid, out, True, "HS", 1, dilation))
    return settings, InvertedResidualConfig.adjust_channels(last // part, width_mult)


def _mobilenet_v3(arch, kwargs):
    settings, last = _mobilenet_v3_conf(arch, **kwargs)
    return MobileNetV3(settings, last, **kwargs)


class MobileNet_V3_Large_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def mobilenet_v3_large(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(MobileNet_V3_Large_Weights, weights, pretrained, kwargs)
    return _mobilenet_v3("mobilenet_v3_large", kwargs)


class MobileNet_V3_Small_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def mobilenet_v3_small(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(MobileNet_V3_Small_Weights, weights, pretrained, kwargs)
    return _mobilenet_v3("mobilenet_v3_small", kwargs)
