"""torchvision/models/segmentation/deeplabv3.py"""
import torch
import torch.nn.functional as F
from torch import nn
from torchvision.models._api import WeightsEnum, segmentation
from torchvision.models.segmentation._utils import (
    _SimpleSegmentationModel,
    arguments,
    mobilenet_backbone,
    resnet_backbone,
)
from torchvision.models.segmentation.fcn import FCNHead


class DeepLabV3(_SimpleSegmentationModel):
    pass


class ASPPConv(nn.Sequential):
    def __init__(self, in_channels, out_channels, dilation):
        super().__init__(
            nn.Conv2d(in_channels, out_channels, 3, padding=dilation, dilation=dilation, bias=False),
            nn.BatchNorm2d(out_channels),
            nn.ReLU(),
        )


class ASPPPooling(nn.Sequential):
    def __init__(self, in_channels, out_channels):
        super().__init__(
            nn.AdaptiveAvgPool2d(1),
            nn.Conv2d(in_channels, out_channels, 1, bias=False),
            nn.BatchNorm2d(out_channels),
            nn.ReLU(),
        )

    def forward(self, x):
        size = x.shape[-2:]
        for layer in self:
            x = layer(x)
        return F.interpolate(x, size=size, mode="bilinear")


class ASPP(nn.Module):
    def __init__(self, in_channels, atrous_rates, out_channels=256):
        super().__init__()
        first = nn.Sequential(
            nn.Conv2d(in_channels, out_channels, 1, bias=False), nn.BatchNorm2d(out_channels), nn.ReLU()
        )
        dilated = [ASPPConv(in_channels, out_channels, rate) for rate in atrous_rates]
        self.convs = nn.ModuleList([first, *dilated, ASPPPooling(in_channels, out_channels)])
        self.project = nn.Sequential(
            nn.Conv2d(len(self.convs) * out_channels, out_channels, 1, bias=False),
            nn.BatchNorm2d(out_channels),
            nn.ReLU(),
            nn.Dropout(0.5),
        )

    def forward(self, x):
        return self.project(torch.cat([conv(x) for conv in self.convs], dim=1))


class DeepLabHead(nn.Sequential):
    def __init__(self, in_channels, num_classes, atrous_rates=(12, 24, 36)):
        super().__init__(
            ASPP(in_channels, atrous_rates),
            nn.Conv2d(256, 256, 3, padding=1, bias=False),
            nn.BatchNorm2d(256),
            nn.ReLU(),
            nn.Conv2d(256, num_classes, 1),
        )


def _deeplabv3(depth, enum, weights, pretrained, num_classes, aux_loss):
    n, aux = arguments(enum, weights, pretrained, num_classes, aux_loss)
    return DeepLabV3(resnet_backbone(depth, aux), DeepLabHead(2048, n), FCNHead(1024, n) if aux else None)


class DeepLabV3_ResNet50_Weights(WeightsEnum):
    COCO_WITH_VOC_LABELS_V1 = segmentation()
    DEFAULT = COCO_WITH_VOC_LABELS_V1


def deeplabv3_resnet50(
    weights=None, progress=True, num_classes=None, aux_loss=None, weights_backbone=None, pretrained=False, **kwargs
):
    return _deeplabv3(50, DeepLabV3_ResNet50_Weights, weights, pretrained, num_classes, aux_loss)


class DeepLabV3_ResNet101_Weights(WeightsEnum):
    COCO_WITH_VOC_LABELS_V1 = segmentation()
    DEFAULT = COCO_WITH_VOC_LABELS_V1


def deeplabv3_resnet101(
    weights=None, progress=True, num_classes=None, aux_loss=None, weights_backbone=None, pretrained=False, **kwargs
):
    return _deeplabv3(101, DeepLabV3_ResNet101_Weights, weights, pretrained, num_classes, aux_loss)


class DeepLabV3_MobileNet_V3_Large_Weights(WeightsEnum):
    COCO_WITH_VOC_LABELS_V1 = segmentation()
    DEFAULT = COCO_WITH_VOC_LABELS_V1


def deeplabv3_mobilenet_v3_large(
    weights=None, progress=True, num_classes=None, aux_loss=None, weights_backbone=None, pretrained=False, **kwargs
):
    n, aux = arguments(DeepLabV3_MobileNet_V3_Large_Weights, weights, pretrained, num_classes, aux_loss)
    backbone, width, inner = mobilenet_backbone(aux)
    return DeepLabV3(backbone, DeepLabHead(width, n), FCNHead(inner, n) if aux else None)
