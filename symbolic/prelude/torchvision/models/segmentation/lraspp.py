"""torchvision/models/segmentation/lraspp.py"""
import torch.nn.functional as F
from torch import nn
from torchvision.models._api import WeightsEnum, arguments, segmentation
from torchvision.models._utils import IntermediateLayerGetter


class LRASPPHead(nn.Module):
    def __init__(self, low_channels, high_channels, num_classes, inter_channels):
        super().__init__()
        self.cbr = nn.Sequential(
            nn.Conv2d(high_channels, inter_channels, 1, bias=False),
            nn.BatchNorm2d(inter_channels),
            nn.ReLU(inplace=True),
        )
        self.scale = nn.Sequential(
            nn.AdaptiveAvgPool2d(1), nn.Conv2d(high_channels, inter_channels, 1, bias=False), nn.Sigmoid()
        )
        self.low_classifier = nn.Conv2d(low_channels, num_classes, 1)
        self.high_classifier = nn.Conv2d(inter_channels, num_classes, 1)

    def forward(self, input):
        low, high = input["low"], input["high"]
        x = self.cbr(high) * self.scale(high)
        x = F.interpolate(x, size=low.shape[-2:], mode="bilinear")
        return self.low_classifier(low) + self.high_classifier(x)


class LRASPP(nn.Module):
    def __init__(self, backbone, low_channels, high_channels, num_classes, inter_channels=128):
        super().__init__()
        self.backbone = backbone
        self.classifier = LRASPPHead(low_channels, high_channels, num_classes, inter_channels)

    def forward(self, input):
        x = self.classifier(self.backbone(input))
        return {"out": F.interpolate(x, size=input.shape[-2:], mode="bilinear")}


class LRASPP_MobileNet_V3_Large_Weights(WeightsEnum):
    COCO_WITH_VOC_LABELS_V1 = segmentation()
    DEFAULT = COCO_WITH_VOC_LABELS_V1


def lraspp_mobilenet_v3_large(
    weights=None, progress=True, num_classes=None, weights_backbone=None, pretrained=False, **kwargs
):
    from torchvision.models.mobilenetv3 import MobileNetV3, _mobilenet_v3_conf

    given = kwargs if num_classes is None else dict(kwargs, num_classes=num_classes)
    n = arguments(LRASPP_MobileNet_V3_Large_Weights, weights, pretrained, given).get("num_classes", 21)
    settings, last = _mobilenet_v3_conf("mobilenet_v3_large", dilated=True)
    features = MobileNetV3(settings, last).features
    stages = [0] + [i for i, b in enumerate(features) if getattr(b, "_is_cn", False)] + [len(features) - 1]
    low, high = stages[-4], stages[-1]
    backbone = IntermediateLayerGetter(features, {str(low): "low", str(high): "high"})
    return LRASPP(backbone, features[low].out_channels, features[high].out_channels, n)
