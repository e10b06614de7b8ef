"""torchvision/models/detection/rpn.py: the modules; which regions are proposed depends on the images"""
from _pylib import unknown
from torch import nn
from torchvision.models.detection.anchor_utils import AnchorGenerator
from torchvision.ops.misc import Conv2dNormActivation


class RPNHead(nn.Module):
    def __init__(self, in_channels, num_anchors, conv_depth=1):
        super().__init__()
        self.conv = nn.Sequential(
            *[Conv2dNormActivation(in_channels, in_channels, kernel_size=3, norm_layer=None) for _ in range(conv_depth)]
        )
        self.cls_logits = nn.Conv2d(in_channels, num_anchors, kernel_size=1)
        self.bbox_pred = nn.Conv2d(in_channels, num_anchors * 4, kernel_size=1)

    def forward(self, x):
        logits, boxes = [], []
        for feature in x:
            t = self.conv(feature)
            logits.append(self.cls_logits(t))
            boxes.append(self.bbox_pred(t))
        return logits, boxes


class RegionProposalNetwork(nn.Module):
    _in_part_ = True

    def __init__(self, anchor_generator, head, *args, **kwargs):
        super().__init__()
        self.anchor_generator = anchor_generator
        self.head = head

    def forward(self, images, features, targets=None):
        return unknown()
