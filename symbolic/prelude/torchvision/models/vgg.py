"""torchvision/models/vgg.py"""
import torch
from torch import nn
from torchvision.models._api import WeightsEnum, arguments, imagenet


class VGG(nn.Module):
    def __init__(self, features, num_classes=1000, init_weights=True, dropout=0.5):
        super().__init__()
        self.features = features
        self.avgpool = nn.AdaptiveAvgPool2d((7, 7))
        self.classifier = nn.Sequential(
            nn.Linear(512 * 7 * 7, 4096),
            nn.ReLU(True),
            nn.Dropout(p=dropout),
            nn.Linear(4096, 4096),
            nn.ReLU(True),
            nn.Dropout(p=dropout),
            nn.Linear(4096, num_classes),
        )

    def forward(self, x):
        x = self.avgpool(self.features(x))
        return self.classifier(torch.flatten(x, 1))


# How many convolutions there are before each of the five poolings.
_DEPTHS = {11: (1, 1, 2, 2, 2), 13: (2, 2, 2, 2, 2), 16: (2, 2, 3, 3, 3), 19: (2, 2, 4, 4, 4)}


def _features(depth, batch_norm):
    layers = []
    width = 3
    for n, out in zip(_DEPTHS[depth], (64, 128, 256, 512, 512)):
        for _ in range(n):
            layers.append(nn.Conv2d(width, out, kernel_size=3, padding=1))
            if batch_norm:
                layers.append(nn.BatchNorm2d(out))
            layers.append(nn.ReLU(inplace=True))
            width = out
        layers.append(nn.MaxPool2d(kernel_size=2, stride=2))
    return nn.Sequential(*layers)


class VGG11_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def vgg11(weights=None, progress=True, pretrained=False, **kwargs):
    return VGG(_features(11, False), **arguments(VGG11_Weights, weights, pretrained, kwargs))


class VGG11_BN_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def vgg11_bn(weights=None, progress=True, pretrained=False, **kwargs):
    return VGG(_features(11, True), **arguments(VGG11_BN_Weights, weights, pretrained, kwargs))


class VGG13_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def vgg13(weights=None, progress=True, pretrained=False, **kwargs):
    return VGG(_features(13, False), **arguments(VGG13_Weights, weights, pretrained, kwargs))


class VGG13_BN_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def vgg13_bn(weights=None, progress=True, pretrained=False, **kwargs):
    return VGG(_features(13, True), **arguments(VGG13_BN_Weights, weights, pretrained, kwargs))


class VGG16_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_FEATURES = imagenet(224, classes=0, mean=(0.48235, 0.45882, 0.40784), std=(0.00392, 0.00392, 0.00392))
    DEFAULT = IMAGENET1K_V1


def vgg16(weights=None, progress=True, pretrained=False, **kwargs):
    return VGG(_features(16, False), **arguments(VGG16_Weights, weights, pretrained, kwargs))


class VGG16_BN_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def vgg16_bn(weights=None, progress=True, pretrained=False, **kwargs):
    return VGG(_features(16, True), **arguments(VGG16_BN_Weights, weights, pretrained, kwargs))


class VGG19_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def vgg19(weights=None, progress=True, pretrained=False, **kwargs):
    return VGG(_features(19, False), **arguments(VGG19_Weights, weights, pretrained, kwargs))


class VGG19_BN_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def vgg19_bn(weights=None, progress=True, pretrained=False, **kwargs):
    return VGG(_features(19, True), **arguments(VGG19_BN_Weights, weights, pretrained, kwargs))
