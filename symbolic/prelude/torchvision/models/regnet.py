"""torchvision/models/regnet.py"""
import math

from torch import nn
from torchvision.models._api import WeightsEnum, arguments, imagenet
from torchvision.models._utils import _make_divisible
from torchvision.ops.misc import Conv2dNormActivation, SqueezeExcitation


class SimpleStemIN(Conv2dNormActivation):
    def __init__(self, width_in, width_out, norm_layer, activation_layer):
        super().__init__(
            width_in, width_out, kernel_size=3, stride=2, norm_layer=norm_layer, activation_layer=activation_layer
        )


class BottleneckTransform(nn.Sequential):
    def __init__(
        self, width_in, width_out, stride, norm_layer, activation_layer, group_width, bottleneck_multiplier, se_ratio
    ):
        mid = int(round(width_out * bottleneck_multiplier))
        layers = {}
        layers["a"] = Conv2dNormActivation(
            width_in, mid, kernel_size=1, norm_layer=norm_layer, activation_layer=activation_layer
        )
        layers["b"] = Conv2dNormActivation(
            mid,
            mid,
            kernel_size=3,
            stride=stride,
            groups=mid // group_width,
            norm_layer=norm_layer,
            activation_layer=activation_layer,
        )
        if se_ratio:
            layers["se"] = SqueezeExcitation(mid, int(round(se_ratio * width_in)), activation=activation_layer)
        layers["c"] = Conv2dNormActivation(
            mid, width_out, kernel_size=1, norm_layer=norm_layer, activation_layer=None
        )
        super().__init__(layers)


class ResBottleneckBlock(nn.Module):
    def __init__(
        self,
        width_in,
        width_out,
        stride,
        norm_layer,
        activation_layer,
        group_width=1,
        bottleneck_multiplier=1.0,
        se_ratio=None,
    ):
        super().__init__()
        self.proj = None
        if width_in != width_out or stride != 1:
            self.proj = Conv2dNormActivation(
                width_in, width_out, kernel_size=1, stride=stride, norm_layer=norm_layer, activation_layer=None
            )
        self.f = BottleneckTransform(
            width_in, width_out, stride, norm_layer, activation_layer, group_width, bottleneck_multiplier, se_ratio
        )
        self.activation = activation_layer(inplace=True)

    def forward(self, x):
        skip = x if self.proj is None else self.proj(x)
        return self.activation(skip + self.f(x))


class AnyStage(nn.Sequential):
    def __init__(
        self,
        width_in,
        width_out,
        stride,
        depth,
        block_constructor,
        norm_layer,
        activation_layer,
        group_width,
        bottleneck_multiplier,
        se_ratio=None,
        stage_index=0,
    ):
        super().__init__()
        for i in range(depth):
            block = block_constructor(
                width_in if i == 0 else width_out,
                width_out,
                stride if i == 0 else 1,
                norm_layer,
                activation_layer,
                group_width,
                bottleneck_multiplier,
                se_ratio,
            )
            self.add_module(f"block{stage_index}-{i}", block)


class BlockParams:
    def __init__(self, depths, widths, group_widths, bottleneck_multipliers, strides, se_ratio=None):
        self.depths = depths
        self.widths = widths
        self.group_widths = group_widths
        self.bottleneck_multipliers = bottleneck_multipliers
        self.strides = strides
        self.se_ratio = se_ratio

    @classmethod
    def from_init_params(
        cls, depth, w_0, w_a, w_m, group_width, bottleneck_multiplier=1.0, se_ratio=None, **kwargs
    ):
        if w_a < 0 or w_0 <= 0 or w_m <= 1 or w_0 % 8 != 0:
            raise ValueError("Invalid RegNet settings")
        # Widths grow in a line, are moved to the nearest power of w_m and rounded to multiples of 8.
        widths, depths = [], []
        for i in range(depth):
            power = round(math.log((i * w_a + w_0) / w_0) / math.log(w_m))
            width = int(round(w_0 * w_m**power / 8) * 8)
            if widths and widths[-1] == width:
                depths[-1] += 1
            else:
                widths.append(width)
                depths.append(1)
        n = len(widths)
        groups = [min(group_width, int(w * bottleneck_multiplier)) for w in widths]
        widths = [
            int(_make_divisible(int(w * bottleneck_multiplier), g) / bottleneck_multiplier)
            for w, g in zip(widths, groups)
        ]
        return cls(depths, widths, groups, [bottleneck_multiplier] * n, [2] * n, se_ratio)


class RegNet(nn.Module):
    def __init__(
        self,
        block_params,
        num_classes=1000,
        stem_width=32,
        stem_type=None,
        block_type=None,
        norm_layer=None,
        activation=None,
    ):
        super().__init__()
        norm = norm_layer or nn.BatchNorm2d
        act = activation or nn.ReLU
        p = block_params
        self.stem = (stem_type or SimpleStemIN)(3, stem_width, norm, act)
        width = stem_width
        stages = {}
        for i, out in enumerate(p.widths):
            stages[f"block{i + 1}"] = AnyStage(
                width,
                out,
                p.strides[i],
                p.depths[i],
                block_type or ResBottleneckBlock,
                norm,
                act,
                p.group_widths[i],
                p.bottleneck_multipliers[i],
                p.se_ratio,
                stage_index=i + 1,
            )
            width = out
        self.trunk_output = nn.Sequential(stages)
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(width, num_classes)

    def forward(self, x):
        x = self.trunk_output(self.stem(x))
        return self.fc(self.avgpool(x).flatten(start_dim=1))


def _regnet(enum, weights, pretrained, kwargs, depth, w_0, w_a, w_m, group_width, se_ratio=None):
    kwargs = arguments(enum, weights, pretrained, kwargs)
    params = BlockParams.from_init_params(depth, w_0, w_a, w_m, group_width, se_ratio=se_ratio)
    return RegNet(params, **kwargs)


class RegNet_Y_400MF_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def regnet_y_400mf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_Y_400MF_Weights, weights, pretrained, kwargs, 16, 48, 27.89, 2.09, 8, 0.25)


class RegNet_Y_800MF_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def regnet_y_800mf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_Y_800MF_Weights, weights, pretrained, kwargs, 14, 56, 38.84, 2.4, 16, 0.25)


class RegNet_Y_1_6GF_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def regnet_y_1_6gf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_Y_1_6GF_Weights, weights, pretrained, kwargs, 27, 48, 20.71, 2.65, 24, 0.25)


class RegNet_Y_3_2GF_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def regnet_y_3_2gf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_Y_3_2GF_Weights, weights, pretrained, kwargs, 21, 80, 42.63, 2.66, 24, 0.25)


class RegNet_Y_8GF_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def regnet_y_8gf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_Y_8GF_Weights, weights, pretrained, kwargs, 17, 192, 76.82, 2.19, 56, 0.25)


class RegNet_Y_16GF_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    IMAGENET1K_SWAG_E2E_V1 = imagenet(384, 384)
    IMAGENET1K_SWAG_LINEAR_V1 = imagenet(224, 224)
    DEFAULT = IMAGENET1K_V2


def regnet_y_16gf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_Y_16GF_Weights, weights, pretrained, kwargs, 18, 200, 106.23, 2.48, 112, 0.25)


class RegNet_Y_32GF_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    IMAGENET1K_SWAG_E2E_V1 = imagenet(384, 384)
    IMAGENET1K_SWAG_LINEAR_V1 = imagenet(224, 224)
    DEFAULT = IMAGENET1K_V2


def regnet_y_32gf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_Y_32GF_Weights, weights, pretrained, kwargs, 20, 232, 115.89, 2.53, 232, 0.25)


class RegNet_Y_128GF_Weights(WeightsEnum):
    IMAGENET1K_SWAG_E2E_V1 = imagenet(384, 384)
    IMAGENET1K_SWAG_LINEAR_V1 = imagenet(224, 224)
    DEFAULT = IMAGENET1K_SWAG_E2E_V1


def regnet_y_128gf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_Y_128GF_Weights, weights, pretrained, kwargs, 27, 456, 160.83, 2.52, 264, 0.25)


class RegNet_X_400MF_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def regnet_x_400mf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_X_400MF_Weights, weights, pretrained, kwargs, 22, 24, 24.48, 2.54, 16)


class RegNet_X_800MF_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def regnet_x_800mf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_X_800MF_Weights, weights, pretrained, kwargs, 16, 56, 35.73, 2.28, 16)


class RegNet_X_1_6GF_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def regnet_x_1_6gf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_X_1_6GF_Weights, weights, pretrained, kwargs, 18, 80, 34.01, 2.25, 24)


class RegNet_X_3_2GF_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def regnet_x_3_2gf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_X_3_2GF_Weights, weights, pretrained, kwargs, 25, 88, 26.31, 2.25, 48)


class RegNet_X_8GF_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def regnet_x_8gf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_X_8GF_Weights, weights, pretrained, kwargs, 23, 80, 49.56, 2.88, 120)


class RegNet_X_16GF_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def regnet_x_16gf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_X_16GF_Weights, weights, pretrained, kwargs, 22, 216, 55.59, 2.1, 128)


class RegNet_X_32GF_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def regnet_x_32gf(weights=None, progress=True, pretrained=False, **kwargs):
    return _regnet(RegNet_X_32GF_Weights, weights, pretrained, kwargs, 23, 320, 69.86, 2.0, 168)
