"""How the second kind of transforms walks through a sample: an image, or images, masks, boxes and labels in any nesting."""
import torch
from _pylib import unknown
from PIL.Image import Image as Picture
from torch import nn
from torchvision import tv_tensors
from torchvision.transforms import _kernels as K


def has_image(sample):
    if isinstance(sample, (list, tuple)):
        return any([has_image(x) for x in sample])
    if isinstance(sample, dict):
        return any([has_image(x) for x in sample.values()])
    return isinstance(sample, (tv_tensors.Image, tv_tensors.Video, Picture))


class Walk:
    """Calls a function for what a transform changes; of plain tensors that is the first, where no image is."""

    def __init__(self, apply, sample):
        self.apply = apply
        self.plain = not has_image(sample)

    def __call__(self, x):
        if isinstance(x, tuple):
            return tuple([self(e) for e in x])
        if isinstance(x, list):
            return [self(e) for e in x]
        if isinstance(x, dict):
            return {k: self(v) for k, v in x.items()}
        if isinstance(x, tv_tensors.TVTensor) or isinstance(x, Picture):
            return self.apply(x)
        if isinstance(x, torch.Tensor) and self.plain:
            self.plain = False
            return self.apply(x)
        return x


def keep_kind(made, img):
    """Results of an image are images."""
    if isinstance(made, torch.Tensor) and isinstance(img, tv_tensors.TVTensor):
        return tv_tensors.wrap(made, like=img)
    return made


class OnSamples:
    """The transforms of torchvision.transforms, on whole samples. Boxes and points keep their shape."""

    _masks = False

    def forward(self, *inputs):
        sample = inputs if len(inputs) > 1 else inputs[0]
        return Walk(self._changed, sample)(sample)

    def _changed(self, x):
        if isinstance(x, (tv_tensors.BoundingBoxes, tv_tensors.KeyPoints)):
            return self._boxes(x)
        if isinstance(x, tv_tensors.Mask) and not self._masks:
            return x
        return self._kept(x, self._apply_to(x))

    def _kept(self, x, made):
        return keep_kind(made, x)

    def _boxes(self, boxes):
        return boxes


class OnShapes(OnSamples):
    """Transforms that change masks as they change images."""

    _masks = True


class Transform(nn.Module):
    """The base of transforms that users write: make_params, then transform for each part of a sample."""

    def check_inputs(self, flat_inputs):
        pass

    def make_params(self, flat_inputs):
        return {}

    def transform(self, inpt, params):
        raise NotImplementedError

    def _call_kernel(self, functional, inpt, *args, **kwargs):
        return functional(inpt, *args, **kwargs)

    def forward(self, *inputs):
        sample = inputs if len(inputs) > 1 else inputs[0]
        found = []
        Walk(found.append, sample)(sample)
        self.check_inputs(found)
        params = self.make_params(found)
        return Walk(lambda x: self.transform(x, params), sample)(sample)
