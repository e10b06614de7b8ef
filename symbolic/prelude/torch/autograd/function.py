"""torch/autograd/function.py: apply calls forward with a context; what it gives has a history if an argument has one."""
from torch import Tensor
from _shapelint import is_unknown


class FunctionCtx:
    _in_part_ = True

    def __init__(self):
        self.saved_tensors = ()
        self.needs_input_grad = ()

    def save_for_backward(self, *tensors):
        self.saved_tensors = tensors

    def save_for_forward(self, *tensors):
        pass

    def mark_dirty(self, *args):
        pass

    def mark_non_differentiable(self, *args):
        pass

    def set_materialize_grads(self, value):
        pass


def _with_history(out, args):
    """A view, of which it is not known whether it was computed while gradients are off."""
    if isinstance(out, tuple):
        return tuple(_with_history(x, args) for x in out)
    if not isinstance(out, Tensor) or not out.is_floating_point() or any(out is x for x in args):
        return out
    asked = [x.requires_grad for x in args if isinstance(x, Tensor)]
    return out.view_as(out) if any(is_unknown(a) or a for a in asked) else out


class Function(FunctionCtx):
    @classmethod
    def apply(cls, *args, **kwargs):
        if "setup_context" in cls.__dict__:
            return _with_history(cls.forward(*args, **kwargs), args)
        return _with_history(cls.forward(FunctionCtx(), *args, **kwargs), args)


InplaceFunction = Function


def once_differentiable(fn):
    return fn
