"""Losses of detection. torchvision/ops/focal_loss.py, giou_loss.py, diou_loss.py, ciou_loss.py"""
import torch
import torch.nn.functional as F


def _reduce(loss, reduction):
    if reduction == "none":
        return loss
    if reduction == "mean":
        return loss.mean() if loss.numel() > 0 else 0.0 * loss.sum()
    if reduction == "sum":
        return loss.sum()
    raise ValueError(f"Invalid Value for arg 'reduction': '{reduction} \n Supported reduction modes: 'none', 'mean', 'sum'")


def sigmoid_focal_loss(inputs, targets, alpha=0.25, gamma=2, reduction="none"):
    if not (0 <= alpha <= 1) and alpha != -1:
        raise ValueError(f"Invalid alpha value: {alpha}. alpha must be in the range [0,1] or -1 for ignore.")
    p = torch.sigmoid(inputs)
    ce = F.binary_cross_entropy_with_logits(inputs, targets, reduction="none")
    loss = ce * ((1 - (p * targets + (1 - p) * (1 - targets))) ** gamma)
    if alpha >= 0:
        loss = (alpha * targets + (1 - alpha) * (1 - targets)) * loss
    return _reduce(loss, reduction)


def _float(t):
    return t if t.dtype in (torch.float32, torch.float64) else t.float()


def _overlap(boxes1, boxes2):
    x1, y1, x2, y2 = _float(boxes1).unbind(dim=-1)
    x3, y3, x4, y4 = _float(boxes2).unbind(dim=-1)
    inter = (torch.min(x2, x4) - torch.max(x1, x3)) * (torch.min(y2, y4) - torch.max(y1, y3))
    union = (x2 - x1) * (y2 - y1) + (x4 - x3) * (y4 - y3) - inter
    return 1 - inter / union


def generalized_box_iou_loss(boxes1, boxes2, reduction="none", eps=1e-7):
    return _reduce(_overlap(boxes1, boxes2), reduction)


def distance_box_iou_loss(boxes1, boxes2, reduction="none", eps=1e-7):
    return _reduce(_overlap(boxes1, boxes2), reduction)


def complete_box_iou_loss(boxes1, boxes2, reduction="none", eps=1e-7):
    return _reduce(_overlap(boxes1, boxes2), reduction)
