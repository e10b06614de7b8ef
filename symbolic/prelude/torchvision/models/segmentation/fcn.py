"""torchvision/models/segmentation/fcn.py"""
from torch import nn
from torchvision.models._api import WeightsEnum, segmentation
from torchvision.models.segmentation._utils import _SimpleSegmentationModel, arguments, resnet_backbone


class FCN(_SimpleSegmentationModel):
    pass


class FCNHead(nn.Sequential):
    def __init__(self, in_channels, channels):
        mid = in_channels // 4
        super().__init__(
            nn.Conv2d(in_channels, mid, 3, padding=1, bias=False),
            nn.BatchNorm2d(mid),
            nn.ReLU(),
            nn.Dropout(0.1),
            nn.Conv2d(mid, channels, 1),
        )


def _fcn(depth, enum, weights, pretrained, num_classes, aux_loss):
    n, aux = arguments(enum, weights, pretrained, num_classes, aux_loss)
    return FCN(resnet_backbone(depth, aux), FCNHead(2048, n), FCNHead(1024, n) if aux else None)


class FCN_ResNet50_Weights(WeightsEnum):
    COCO_WITH_VOC_LABELS_V1 = segmentation()
    DEFAULT = COCO_WITH_VOC_LABELS_V1


def fcn_resnet50(
    weights=None, progress=True, num_classes=None, aux_loss=None, weights_backbone=None, pretrained=False, **kwargs
):
    return _fcn(50, FCN_ResNet50_Weights, weights, pretrained, num_classes, aux_loss)


class FCN_ResNet101_Weights(WeightsEnum):
    COCO_WITH_VOC_LABELS_V1 = segmentation()
    DEFAULT = COCO_WITH_VOC_LABELS_V1


def fcn_resnet101(
    weights=None, progress=True, num_classes=None, aux_loss=None, weights_backbone=None, pretrained=False, **kwargs
):
    return _fcn(101, FCN_ResNet101_Weights, weights, pretrained, num_classes, aux_loss)
