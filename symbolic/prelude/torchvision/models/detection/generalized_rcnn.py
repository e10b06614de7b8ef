"""torchvision/models/detection/generalized_rcnn.py: losses while training, else what was found in each image"""
import torch
from _pylib import unknown
from torch import nn


def _loss():
    return torch.zeros((), requires_grad=True)


class GeneralizedRCNN(nn.Module):
    def __init__(self, backbone, rpn, roi_heads, transform):
        super().__init__()
        self.transform = transform
        self.backbone = backbone
        self.rpn = rpn
        self.roi_heads = roi_heads

    def _losses(self):
        return {
            "loss_classifier": _loss(),
            "loss_box_reg": _loss(),
            "loss_objectness": _loss(),
            "loss_rpn_box_reg": _loss(),
        }

    def _found(self, img, n):
        return {"boxes": torch.zeros(n, 4), "labels": torch.zeros(n, dtype=torch.int64), "scores": torch.zeros(n)}

    def forward(self, images, targets=None):
        if self.training and targets is None:
            torch._assert(False, "targets should not be none when in training mode")
        for img in images:
            if isinstance(img, torch.Tensor) and img.ndim != 3:
                raise ValueError(
                    f"images is expected to be a list of 3d tensors of shape [C, H, W], got {tuple(img.shape)}"
                )
        self.roi_heads.classified(self.backbone.out_channels)
        if self.training:
            return self._losses()
        return [self._found(img, unknown("int")) for img in images]
