"""CutMix and MixUp: batches mixed with themselves; labels become probabilities of the classes."""
import torch
import torch.nn.functional as F
from _pylib import unknown
from PIL.Image import Image as Picture
from torch import nn
from torchvision import tv_tensors
from torchvision.transforms.v2._transform import keep_kind


class _Mixed(nn.Module):
    def __init__(self, *, alpha=1.0, num_classes=None, labels_getter="default"):
        super().__init__()
        self.alpha = float(alpha)
        self.num_classes = num_classes
        self.labels_getter = labels_getter

    def _labels(self, sample):
        if callable(self.labels_getter):
            return self.labels_getter(sample)
        if isinstance(sample, (tuple, list)):
            sample = sample[1]
        if isinstance(sample, dict):
            for key in sample:
                if key.lower() == "labels":
                    return sample[key]
            for key in sample:
                if "label" in key.lower():
                    return sample[key]
        return sample

    def _probabilities(self, labels):
        if labels.ndim != 1 and labels.ndim != 2:
            raise ValueError(
                f"labels should be index based with shape (batch_size,) or probability based with shape "
                f"(batch_size, num_classes), but got a tensor of shape {labels.shape} instead."
            )
        if labels.ndim == 1:
            if self.num_classes is None:
                raise ValueError("num_classes must be passed if the labels are index-based (1D)")
            return F.one_hot(labels, self.num_classes).float()
        if self.num_classes is not None and labels.shape[-1] != self.num_classes:
            raise ValueError(
                f"When passing 2D labels, the number of elements in last dimension must match num_classes: "
                f"{labels.shape[-1]} != {self.num_classes}. You can Leave num_classes to None."
            )
        return labels if labels.is_floating_point() else labels.float()

    def _mixed(self, x, size):
        dims = 5 if isinstance(x, tv_tensors.Video) else 4
        if x.ndim != dims:
            raise ValueError(f"Expected a batched input with {dims} dims, but got {x.ndim} dimensions instead.")
        if x.shape[0] != size:
            raise ValueError(
                f"The batch size of the image or video does not match the batch size of the labels: "
                f"{x.shape[0]} != {size}."
            )
        return keep_kind(x.clone(), x)

    def _each(self, x, labels, done):
        if x is labels:
            return self._probabilities(labels)
        if isinstance(x, tuple):
            return tuple([self._each(e, labels, done) for e in x])
        if isinstance(x, list):
            return [self._each(e, labels, done) for e in x]
        if isinstance(x, dict):
            return {k: self._each(v, labels, done) for k, v in x.items()}
        if isinstance(x, torch.Tensor) and not done:
            done.append(x)
            return self._mixed(x, labels.shape[0])
        return x

    def forward(self, *inputs):
        sample = inputs if len(inputs) > 1 else inputs[0]
        labels = self._labels(sample)
        if not isinstance(labels, torch.Tensor):
            return unknown()
        return self._each(sample, labels, [])


class CutMix(_Mixed):
    pass


class MixUp(_Mixed):
    pass
