"""torchvision/models/detection/roi_heads.py: the modules, and that regions fit them"""
import torch
from _pylib import unknown
from torch import nn


class RoIHeads(nn.Module):
    _in_part_ = True

    def __init__(self, box_roi_pool, box_head, box_predictor, *args, **kwargs):
        super().__init__()
        self.box_roi_pool = box_roi_pool
        self.box_head = box_head
        self.box_predictor = box_predictor

    def _of_regions(self, pool, channels):
        h, w = pool.output_size
        return torch.empty(unknown("int"), channels, h, w)

    def classified(self, channels):
        """Scores and boxes for any number of regions."""
        return self.box_predictor(self.box_head(self._of_regions(self.box_roi_pool, channels)))

    def masked(self, channels):
        return self.mask_predictor(self.mask_head(self._of_regions(self.mask_roi_pool, channels)))
