"""torchvision/models/shufflenetv2.py"""
import torch
from torch import nn
from torchvision.models._api import WeightsEnum, arguments, imagenet


def channel_shuffle(x, groups):
    b, c, h, w = x.size()
    return x.view(b, groups, c // groups, h, w).transpose(1, 2).contiguous().view(b, c, h, w)


def _pointwise(inp, out):
    return [nn.Conv2d(inp, out, 1, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True)]


def _depthwise(width, stride):
    return [nn.Conv2d(width, width, 3, stride, 1, bias=False, groups=width), nn.BatchNorm2d(width)]


class InvertedResidual(nn.Module):
    def __init__(self, inp, oup, stride):
        super().__init__()
        if not (1 <= stride <= 3):
            raise ValueError("illegal stride value")
        self.stride = stride
        half = oup // 2
        if stride == 1 and inp != half << 1:
            raise ValueError("Invalid combination of stride, inp and oup values.")
        if stride > 1:
            self.branch1 = nn.Sequential(*_depthwise(inp, stride), *_pointwise(inp, half))
        else:
            self.branch1 = nn.Sequential()
        first = inp if stride > 1 else half
        self.branch2 = nn.Sequential(*_pointwise(first, half), *_depthwise(half, stride), *_pointwise(half, half))

    def forward(self, x):
        if self.stride == 1:
            kept, x = x.chunk(2, dim=1)
        else:
            kept = self.branch1(x)
        return channel_shuffle(torch.cat((kept, self.branch2(x)), dim=1), 2)


class ShuffleNetV2(nn.Module):
    def __init__(self, stages_repeats, stages_out_channels, num_classes=1000, inverted_residual=InvertedResidual):
        super().__init__()
        if len(stages_repeats) != 3:
            raise ValueError("expected stages_repeats as list of 3 positive ints")
        if len(stages_out_channels) != 5:
            raise ValueError("expected stages_out_channels as list of 5 positive ints")
        self._stage_out_channels = stages_out_channels
        width = stages_out_channels[0]
        self.conv1 = nn.Sequential(
            nn.Conv2d(3, width, 3, 2, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(inplace=True)
        )
        self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        for i, n in enumerate(stages_repeats):
            out = stages_out_channels[i + 1]
            stage = [inverted_residual(width, out, 2)]
            for _ in range(n - 1):
                stage.append(inverted_residual(out, out, 1))
            setattr(self, f"stage{i + 2}", nn.Sequential(*stage))
            width = out
        last = stages_out_channels[-1]
        self.conv5 = nn.Sequential(*_pointwise(width, last))
        self.fc = nn.Linear(last, num_classes)

    def _forward_impl(self, x):
        x = self.maxpool(self.conv1(x))
        x = self.stage4(self.stage3(self.stage2(x)))
        return self.fc(self.conv5(x).mean([2, 3]))

    def forward(self, x):
        return self._forward_impl(x)


def _shufflenet(widths, kwargs):
    return ShuffleNetV2([4, 8, 4], widths, **kwargs)


class ShuffleNet_V2_X0_5_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def shufflenet_v2_x0_5(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(ShuffleNet_V2_X0_5_Weights, weights, pretrained, kwargs)
    return _shufflenet([24, 48, 96, 192, 1024], kwargs)


class ShuffleNet_V2_X1_0_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def shufflenet_v2_x1_0(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(ShuffleNet_V2_X1_0_Weights, weights, pretrained, kwargs)
    return _shufflenet([24, 116, 232, 464, 1024], kwargs)


class ShuffleNet_V2_X1_5_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V1


def shufflenet_v2_x1_5(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(ShuffleNet_V2_X1_5_Weights, weights, pretrained, kwargs)
    return _shufflenet([24, 176, 352, 704, 1024], kwargs)


class ShuffleNet_V2_X2_0_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V1


def shufflenet_v2_x2_0(weights=None, progress=True, pretrained=False, **kwargs):
    kwargs = arguments(ShuffleNet_V2_X2_0_Weights, weights, pretrained, kwargs)
    return _shufflenet([24, 244, 488, 976, 2048], kwargs)
