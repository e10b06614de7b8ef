"""torchvision/models/convnext.py"""
import torch
import torch.nn.functional as F
from torch import nn
from torchvision.models._api import WeightsEnum, arguments, imagenet
from torchvision.ops.misc import Conv2dNormActivation, Permute
from torchvision.ops.stochastic_depth import StochasticDepth


class LayerNorm2d(nn.LayerNorm):
    def forward(self, x):
        x = x.permute(0, 2, 3, 1)
        x = F.layer_norm(x, self.normalized_shape, self.weight, self.bias, self.eps)
        return x.permute(0, 3, 1, 2)


def _norm(dim):
    return LayerNorm2d(dim, eps=1e-6)


class CNBlock(nn.Module):
    def __init__(self, dim, layer_scale, stochastic_depth_prob, norm_layer=None):
        super().__init__()
        self.block = nn.Sequential(
            nn.Conv2d(dim, dim, kernel_size=7, padding=3, groups=dim),
            Permute([0, 2, 3, 1]),
            nn.LayerNorm(dim, eps=1e-6),
            nn.Linear(dim, 4 * dim),
            nn.GELU(),
            nn.Linear(4 * dim, dim),
            Permute([0, 3, 1, 2]),
        )
        self.layer_scale = nn.Parameter(torch.ones(dim, 1, 1) * layer_scale)
        self.stochastic_depth = StochasticDepth(stochastic_depth_prob, "row")

    def forward(self, input):
        return self.stochastic_depth(self.layer_scale * self.block(input)) + input


class ConvNeXt(nn.Module):
    def __init__(self, widths, depths, stochastic_depth_prob=0.0, layer_scale=1e-6, num_classes=1000):
        super().__init__()
        layers = [
            Conv2dNormActivation(
                3, widths[0], kernel_size=4, stride=4, padding=0, norm_layer=_norm, activation_layer=None, bias=True
            )
        ]
        total = sum(depths)
        made = 0
        for i, n in enumerate(depths):
            stage = []
            for _ in range(n):
                stage.append(CNBlock(widths[i], layer_scale, stochastic_depth_prob * made / (total - 1.0)))
                made += 1
            layers.append(nn.Sequential(*stage))
            if i + 1 < len(widths):
                layers.append(
                    nn.Sequential(_norm(widths[i]), nn.Conv2d(widths[i], widths[i + 1], kernel_size=2, stride=2))
                )
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(_norm(widths[-1]), nn.Flatten(1), nn.Linear(widths[-1], num_classes))

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)))


class ConvNeXt_Tiny_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224, 236)
    DEFAULT = IMAGENET1K_V1


def convnext_tiny(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(ConvNeXt_Tiny_Weights, weights, pretrained, kwargs)
    return ConvNeXt((96, 192, 384, 768), (3, 3, 9, 3), kwargs.pop("stochastic_depth_prob", 0.1), **kwargs)


class ConvNeXt_Small_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224, 230)
    DEFAULT = IMAGENET1K_V1


def convnext_small(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(ConvNeXt_Small_Weights, weights, pretrained, kwargs)
    return ConvNeXt((96, 192, 384, 768), (3, 3, 27, 3), kwargs.pop("stochastic_depth_prob", 0.4), **kwargs)


class ConvNeXt_Base_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V1


def convnext_base(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(ConvNeXt_Base_Weights, weights, pretrained, kwargs)
    return ConvNeXt((128, 256, 512, 1024), (3, 3, 27, 3), kwargs.pop("stochastic_depth_prob", 0.5), **kwargs)


class ConvNeXt_Large_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V1


def convnext_large(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(ConvNeXt_Large_Weights, weights, pretrained, kwargs)
    return ConvNeXt((192, 384, 768, 1536), (3, 3, 27, 3), kwargs.pop("stochastic_depth_prob", 0.5), **kwargs)
