"""ResNet and its wide and grouped kin. torchvision/models/resnet.py"""
import torch
from torch import nn
from torchvision.models._api import WeightsEnum, arguments, imagenet


def conv3x3(in_planes, out_planes, stride=1, groups=1, dilation=1):
    return nn.Conv2d(in_planes, out_planes, 3, stride=stride, padding=dilation, groups=groups, bias=False, dilation=dilation)


def conv1x1(in_planes, out_planes, stride=1):
    return nn.Conv2d(in_planes, out_planes, 1, stride=stride, bias=False)


class BasicBlock(nn.Module):
    expansion = 1

    def __init__(self, inplanes, planes, stride=1, downsample=None, groups=1, base_width=64, dilation=1, norm_layer=None):
        super().__init__()
        norm = norm_layer or nn.BatchNorm2d
        if groups != 1 or base_width != 64:
            raise ValueError("BasicBlock only supports groups=1 and base_width=64")
        if dilation > 1:
            raise NotImplementedError("Dilation > 1 not supported in BasicBlock")
        self.conv1 = conv3x3(inplanes, planes, stride)
        self.bn1 = norm(planes)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = conv3x3(planes, planes)
        self.bn2 = norm(planes)
        self.downsample = downsample
        self.stride = stride

    def forward(self, x):
        skip = x if self.downsample is None else self.downsample(x)
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.bn2(self.conv2(x))
        return self.relu(x + skip)


class Bottleneck(nn.Module):
    expansion = 4

    def __init__(self, inplanes, planes, stride=1, downsample=None, groups=1, base_width=64, dilation=1, norm_layer=None):
        super().__init__()
        norm = norm_layer or nn.BatchNorm2d
        width = int(planes * (base_width / 64.0)) * groups
        self.conv1 = conv1x1(inplanes, width)
        self.bn1 = norm(width)
        self.conv2 = conv3x3(width, width, stride, groups, dilation)
        self.bn2 = norm(width)
        self.conv3 = conv1x1(width, planes * self.expansion)
        self.bn3 = norm(planes * self.expansion)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = downsample
        self.stride = stride

    def forward(self, x):
        skip = x if self.downsample is None else self.downsample(x)
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.relu(self.bn2(self.conv2(x)))
        x = self.bn3(self.conv3(x))
        return self.relu(x + skip)


class ResNet(nn.Module):
    def __init__(
        self,
        block,
        layers,
        num_classes=1000,
        zero_init_residual=False,
        groups=1,
        width_per_group=64,
        replace_stride_with_dilation=None,
        norm_layer=None,
    ):
        super().__init__()
        self._norm_layer = norm_layer or nn.BatchNorm2d
        self.inplanes = 64
        self.dilation = 1
        swaps = replace_stride_with_dilation or [False, False, False]
        self.groups = groups
        self.base_width = width_per_group
        self.conv1 = nn.Conv2d(3, 64, kernel_size=7, stride=2, padding=3, bias=False)
        self.bn1 = self._norm_layer(64)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        self.layer1 = self._make_layer(block, 64, layers[0])
        self.layer2 = self._make_layer(block, 128, layers[1], 2, swaps[0])
        self.layer3 = self._make_layer(block, 256, layers[2], 2, swaps[1])
        self.layer4 = self._make_layer(block, 512, layers[3], 2, swaps[2])
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(512 * block.expansion, num_classes)

    def _make_layer(self, block, planes, blocks, stride=1, dilate=False):
        norm = self._norm_layer
        first_dilation = self.dilation
        if dilate:
            self.dilation = self.dilation * stride
            stride = 1
        out = planes * block.expansion
        downsample = None
        if stride != 1 or self.inplanes != out:
            downsample = nn.Sequential(conv1x1(self.inplanes, out, stride), norm(out))
        layers = [block(self.inplanes, planes, stride, downsample, self.groups, self.base_width, first_dilation, norm)]
        self.inplanes = out
        for _ in range(1, blocks):
            layers.append(block(out, planes, 1, None, self.groups, self.base_width, self.dilation, norm))
        return nn.Sequential(*layers)

    def _forward_impl(self, x):
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer1(x)
        x = self.layer2(x)
        x = self.layer3(x)
        x = self.layer4(x)
        x = torch.flatten(self.avgpool(x), 1)
        return self.fc(x)

    def forward(self, x):
        return self._forward_impl(x)


class ResNet18_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def resnet18(weights=None, progress=True, pretrained=False, **kwargs):
    return ResNet(BasicBlock, [2, 2, 2, 2], **arguments(ResNet18_Weights, weights, pretrained, kwargs))


class ResNet34_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def resnet34(weights=None, progress=True, pretrained=False, **kwargs):
    return ResNet(BasicBlock, [3, 4, 6, 3], **arguments(ResNet34_Weights, weights, pretrained, kwargs))


class ResNet50_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def resnet50(weights=None, progress=True, pretrained=False, **kwargs):
    return ResNet(Bottleneck, [3, 4, 6, 3], **arguments(ResNet50_Weights, weights, pretrained, kwargs))


class ResNet101_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def resnet101(weights=None, progress=True, pretrained=False, **kwargs):
    return ResNet(Bottleneck, [3, 4, 23, 3], **arguments(ResNet101_Weights, weights, pretrained, kwargs))


class ResNet152_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def resnet152(weights=None, progress=True, pretrained=False, **kwargs):
    return ResNet(Bottleneck, [3, 8, 36, 3], **arguments(ResNet152_Weights, weights, pretrained, kwargs))


class ResNeXt50_32X4D_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def resnext50_32x4d(weights=None, progress=True, pretrained=False, **kwargs):
    return ResNet(Bottleneck, [3, 4, 6, 3], groups=32, width_per_group=4, **arguments(ResNeXt50_32X4D_Weights, weights, pretrained, kwargs))


class ResNeXt101_32X8D_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def resnext101_32x8d(weights=None, progress=True, pretrained=False, **kwargs):
    return ResNet(Bottleneck, [3, 4, 23, 3], groups=32, width_per_group=8, **arguments(ResNeXt101_32X8D_Weights, weights, pretrained, kwargs))


class ResNeXt101_64X4D_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V1


def resnext101_64x4d(weights=None, progress=True, pretrained=False, **kwargs):
    return ResNet(Bottleneck, [3, 4, 23, 3], groups=64, width_per_group=4, **arguments(ResNeXt101_64X4D_Weights, weights, pretrained, kwargs))


class Wide_ResNet50_2_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def wide_resnet50_2(weights=None, progress=True, pretrained=False, **kwargs):
    return ResNet(Bottleneck, [3, 4, 6, 3], width_per_group=128, **arguments(Wide_ResNet50_2_Weights, weights, pretrained, kwargs))


class Wide_ResNet101_2_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    IMAGENET1K_V2 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V2


def wide_resnet101_2(weights=None, progress=True, pretrained=False, **kwargs):
    return ResNet(Bottleneck, [3, 4, 23, 3], width_per_group=128, **arguments(Wide_ResNet101_2_Weights, weights, pretrained, kwargs))
