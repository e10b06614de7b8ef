"""Hooks of gradients: by the time that anyone looks, backward() may have run them or not."""
from _pylib import unknown
from _shapelint import derivative, undecided


def of_tensor(tensor, hook):
    _may_run(hook, derivative(tensor, tensor))


def of_parameter(tensor, hook):
    _may_run(hook, tensor)


def of_module(hook, module, arguments, output):
    _may_run(hook, module, _gradients(arguments), _gradients(output))


def of_module_before(hook, module, arguments, output):
    _may_run(hook, module, _gradients(output))


def of_last_operation(hook, module, arguments, output):
    """The hooks of old see the gradients of what the last operation of forward() took, which nobody knows."""
    _may_run(hook, module, unknown(), _gradients(output))


def _may_run(hook, *arguments):
    if undecided("bool", "whether gradients are computed"):
        hook(*arguments)


def _gradients(tensors):
    if not isinstance(tensors, tuple):
        tensors = (tensors,)
    return tuple(derivative(t, t) if isinstance(t, Tensor) else None for t in tensors)


from torch import Tensor
