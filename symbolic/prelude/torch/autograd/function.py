"""torch/autograd/function.py: apply calls forward with a context; what it gives has a history if an argument has one, and what comes
of that runs the function's backward."""
from torch import Tensor
from torch._modes import gradients
from _pylib import unknown
from _shapelint import derivative, gradient_state, is_unknown, kernel, remember_application

_accept_gradients = kernel("torch.autograd._accept_gradients")


class FunctionCtx:
    _in_part_ = True

    def __init__(self):
        self.saved_tensors = ()
        self.needs_input_grad = ()
        self._fixed = ()
        self._materializes = True

    def save_for_backward(self, *tensors):
        # What becomes of a tensor later does not change what was saved.
        self.saved_tensors = tuple(t.detach() if isinstance(t, Tensor) else t for t in tensors)

    def save_for_forward(self, *tensors):
        pass

    def mark_dirty(self, *args):
        pass

    def mark_non_differentiable(self, *args):
        self._fixed = args

    def set_materialize_grads(self, value):
        self._materializes = value


class _Application:
    """A call whose derivative may be asked for."""

    def __init__(self, function, ctx, inputs, outputs):
        self._function, self._ctx = function, ctx
        self._inputs = [x.detach() if isinstance(x, Tensor) else None for x in inputs]
        self._needed = [x.requires_grad if isinstance(x, Tensor) else False for x in inputs]
        self._outputs = [x.detach() if isinstance(x, Tensor) else None for x in outputs]

    def _gradients(self):
        """Of the outputs, one of which has one."""
        certain = self._ctx._materializes or len(self._outputs) == 1
        return [None if x is None else derivative(x, x) if certain else unknown() for x in self._outputs]

    def differentiate(self):
        made = self._function.backward(self._ctx, *self._gradients())
        if not is_unknown(made):
            _accept_gradients(self._function.__name__, made if isinstance(made, tuple) else (made,), self._inputs, self._needed)


def _with_history(application, out, args, asked):
    """A view, of which it is not known whether it was computed while gradients are off."""
    if isinstance(out, tuple):
        return tuple(_with_history(application, x, args, asked) for x in out)
    if not isinstance(out, Tensor) or not out.is_floating_point() or any(out is x for x in args):
        return out
    if not any(is_unknown(a) or a for a in asked):
        return out
    view = out.view_as(out)
    if application is not None and not any(out is x for x in application._ctx._fixed):
        remember_application(view, application)
    return view


class Function(FunctionCtx):
    def __init_subclass__(cls, **kwargs):
        gradients.followed = True
        gradient_state(gradients)

    @classmethod
    def apply(cls, *args, **kwargs):
        ctx = FunctionCtx()
        asked = [x.requires_grad for x in args if isinstance(x, Tensor)]
        ctx.needs_input_grad = tuple(x.requires_grad if isinstance(x, Tensor) else False for x in args)
        if "setup_context" in cls.__dict__:
            out = cls.forward(*args, **kwargs)
            cls.setup_context(ctx, args, out)
        else:
            out = cls.forward(ctx, *args, **kwargs)
        application = None
        off = gradients.off
        sure = not is_unknown(off) and not off and any(not is_unknown(a) and a for a in asked)
        if sure and hasattr(cls, "backward") and not kwargs and not is_unknown(out):
            application = _Application(cls, ctx, args, out if isinstance(out, tuple) else (out,))
        return _with_history(application, out, args, asked)


InplaceFunction = Function


def once_differentiable(fn):
    return fn
