"""Clipping of gradients, whose values are not modelled."""
from torch import Tensor, float32
from _shapelint import derivative


def _norm_of(tensors):
    """A tensor of no dimensions; its dtype is certain if all are float32."""
    tensors = [tensors] if isinstance(tensors, Tensor) else list(tensors)
    alike = len(tensors) > 0 and all(x.dtype == float32 for x in tensors)
    return derivative(tensors[0] if alike else None)


def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    return _norm_of(tensors)


def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
    pass


def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    return _norm_of(parameters)


def clip_grad_value_(parameters, clip_value, foreach=None):
    pass
