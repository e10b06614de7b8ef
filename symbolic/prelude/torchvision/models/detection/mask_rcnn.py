"""torchvision/models/detection/mask_rcnn.py"""
import torch
from torch import nn
from torchvision.models._api import WeightsEnum, detection
from torchvision.models.detection.backbone_utils import _resnet_fpn_extractor
from torchvision.models.detection.faster_rcnn import (
    FasterRCNN,
    RPNHead,
    _convolved,
    _default_anchorgen,
    backbone,
    classes,
)
from torchvision.models.detection.generalized_rcnn import _loss
from torchvision.models.resnet import ResNet50_Weights
from torchvision.ops.misc import Conv2dNormActivation
from torchvision.ops.regions import MultiScaleRoIAlign


class MaskRCNN(FasterRCNN):
    def __init__(
        self, backbone, num_classes=None, mask_roi_pool=None, mask_head=None, mask_predictor=None, **kwargs
    ):
        super().__init__(backbone, num_classes, **kwargs)
        self.roi_heads.mask_roi_pool = mask_roi_pool or MultiScaleRoIAlign(["0", "1", "2", "3"], 14, 2)
        self.roi_heads.mask_head = mask_head or MaskRCNNHeads(backbone.out_channels, (256, 256, 256, 256), 1)
        self.roi_heads.mask_predictor = mask_predictor or MaskRCNNPredictor(256, 256, num_classes)

    def _losses(self):
        return dict(super()._losses(), loss_mask=_loss())

    def _found(self, img, n):
        return dict(super()._found(img, n), masks=torch.zeros(n, 1, img.shape[-2], img.shape[-1]))

    def forward(self, images, targets=None):
        self.roi_heads.masked(self.backbone.out_channels)
        return super().forward(images, targets)


class MaskRCNNHeads(nn.Sequential):
    def __init__(self, in_channels, layers, dilation, norm_layer=None):
        blocks = []
        for out in layers:
            blocks.append(
                Conv2dNormActivation(
                    in_channels, out, kernel_size=3, padding=dilation, dilation=dilation, norm_layer=norm_layer
                )
            )
            in_channels = out
        super().__init__(*blocks)


class MaskRCNNPredictor(nn.Sequential):
    def __init__(self, in_channels, dim_reduced, num_classes):
        super().__init__(
            {
                "conv5_mask": nn.ConvTranspose2d(in_channels, dim_reduced, 2, 2, 0),
                "relu": nn.ReLU(inplace=True),
                "mask_fcn_logits": nn.Conv2d(dim_reduced, num_classes, 1, 1, 0),
            }
        )


class MaskRCNN_ResNet50_FPN_Weights(WeightsEnum):
    COCO_V1 = detection()
    DEFAULT = COCO_V1


def maskrcnn_resnet50_fpn(
    weights=None,
    progress=True,
    num_classes=None,
    weights_backbone=ResNet50_Weights.IMAGENET1K_V1,
    trainable_backbone_layers=None,
    pretrained=False,
    pretrained_backbone=True,
    **kwargs,
):
    trained, n = classes(MaskRCNN_ResNet50_FPN_Weights, weights, pretrained, num_classes)
    known = weights_backbone if pretrained_backbone else None
    body, trainable = backbone(trained, known, trainable_backbone_layers, True)
    return MaskRCNN(_resnet_fpn_extractor(body, trainable), num_classes=n, **kwargs)


class MaskRCNN_ResNet50_FPN_V2_Weights(WeightsEnum):
    COCO_V1 = detection()
    DEFAULT = COCO_V1


def maskrcnn_resnet50_fpn_v2(
    weights=None,
    progress=True,
    num_classes=None,
    weights_backbone=None,
    trainable_backbone_layers=None,
    pretrained=False,
    **kwargs,
):
    trained, n = classes(MaskRCNN_ResNet50_FPN_V2_Weights, weights, pretrained, num_classes)
    body, trainable = backbone(trained, weights_backbone, trainable_backbone_layers, False)
    features = _resnet_fpn_extractor(body, trainable, norm_layer=nn.BatchNorm2d)
    anchors = _default_anchorgen()
    return MaskRCNN(
        features,
        num_classes=n,
        rpn_anchor_generator=anchors,
        rpn_head=RPNHead(features.out_channels, anchors.num_anchors_per_location()[0], conv_depth=2),
        box_head=_convolved(features.out_channels),
        mask_head=MaskRCNNHeads(features.out_channels, [256, 256, 256, 256], 1, norm_layer=nn.BatchNorm2d),
        **kwargs,
    )
