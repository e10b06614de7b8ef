"""torchvision/models/mnasnet.py"""
from torch import nn
from torchvision.models._api import WeightsEnum, arguments, imagenet
from torchvision.models._utils import _make_divisible

_MOMENTUM = 1 - 0.9997


def _norm(width):
    return nn.BatchNorm2d(width, momentum=_MOMENTUM)


class _InvertedResidual(nn.Module):
    def __init__(self, in_ch, out_ch, kernel_size, stride, expansion_factor):
        super().__init__()
        mid = in_ch * expansion_factor
        self.apply_residual = in_ch == out_ch and stride == 1
        self.layers = nn.Sequential(
            nn.Conv2d(in_ch, mid, 1, bias=False),
            _norm(mid),
            nn.ReLU(inplace=True),
            nn.Conv2d(mid, mid, kernel_size, padding=kernel_size // 2, stride=stride, groups=mid, bias=False),
            _norm(mid),
            nn.ReLU(inplace=True),
            nn.Conv2d(mid, out_ch, 1, bias=False),
            _norm(out_ch),
        )

    def forward(self, input):
        if self.apply_residual:
            return self.layers(input) + input
        return self.layers(input)


def _stack(in_ch, out_ch, kernel_size, stride, expansion, repeats):
    first = _InvertedResidual(in_ch, out_ch, kernel_size, stride, expansion)
    return nn.Sequential(
        first, *[_InvertedResidual(out_ch, out_ch, kernel_size, 1, expansion) for _ in range(1, repeats)]
    )


# kernel, stride, expansion, repeats of each stack
_STACKS = ((3, 2, 3, 3), (5, 2, 3, 3), (5, 2, 6, 3), (3, 1, 6, 2), (5, 2, 6, 4), (3, 1, 6, 1))


class MNASNet(nn.Module):
    def __init__(self, alpha, num_classes=1000, dropout=0.2):
        super().__init__()
        if alpha <= 0.0:
            raise ValueError(f"alpha should be greater than 0.0 instead of {alpha}")
        self.alpha = alpha
        self.num_classes = num_classes
        widths = [_make_divisible(w * alpha, 8) for w in (32, 16, 24, 40, 80, 96, 192, 320)]
        first = widths[0]
        layers = [
            nn.Conv2d(3, first, 3, padding=1, stride=2, bias=False),
            _norm(first),
            nn.ReLU(inplace=True),
            nn.Conv2d(first, first, 3, padding=1, stride=1, groups=first, bias=False),
            _norm(first),
            nn.ReLU(inplace=True),
            nn.Conv2d(first, widths[1], 1, bias=False),
            _norm(widths[1]),
        ]
        for i, (kernel, stride, expansion, n) in enumerate(_STACKS):
            layers.append(_stack(widths[i + 1], widths[i + 2], kernel, stride, expansion, n))
        layers.extend([nn.Conv2d(widths[-1], 1280, 1, bias=False), _norm(1280), nn.ReLU(inplace=True)])
        self.layers = nn.Sequential(*layers)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout, inplace=True), nn.Linear(1280, num_classes))

    def forward(self, x):
        return self.classifier(self.layers(x).mean([2, 3]))


class MNASNet0_5_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def mnasnet0_5(weights=None, progress=True, pretrained=False, **kwargs):
    return MNASNet(0.5, **arguments(MNASNet0_5_Weights, weights, pretrained, kwargs))


class MNASNet0_75_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V1


def mnasnet0_75(weights=None, progress=True, pretrained=False, **kwargs):
    return MNASNet(0.75, **arguments(MNASNet0_75_Weights, weights, pretrained, kwargs))


class MNASNet1_0_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224)
    DEFAULT = IMAGENET1K_V1


def mnasnet1_0(weights=None, progress=True, pretrained=False, **kwargs):
    return MNASNet(1.0, **arguments(MNASNet1_0_Weights, weights, pretrained, kwargs))


class MNASNet1_3_Weights(WeightsEnum):
    IMAGENET1K_V1 = imagenet(224, 232)
    DEFAULT = IMAGENET1K_V1


def mnasnet1_3(weights=None, progress=True, pretrained=False, **kwargs):
    return MNASNet(1.3, **arguments(MNASNet1_3_Weights, weights, pretrained, kwargs))
