"""Functions with a derivative of their own run their forward. https://docs.pytorch.org/docs/stable/autograd.html"""
from torch._modes import enable_grad, inference_mode, no_grad, plain, set_grad_enabled
from torch.autograd.function import Function
from torch import Tensor
from _shapelint import derivative, differentiate, is_unknown, undecided


def Variable(data, requires_grad=False, volatile=False):
    return data.detach().requires_grad_() if requires_grad and isinstance(data, Tensor) else data


def set_detect_anomaly(mode, check_nan=True):
    return plain()


def detect_anomaly(check_nan=True):
    return plain()


def _several(tensors):
    return [tensors] if isinstance(tensors, Tensor) else list(tensors)


def _check_gradients(outputs, gradients, batched):
    for i, (y, g) in enumerate(zip(outputs, gradients)):
        if is_unknown(y) or is_unknown(g):
            continue
        if g is None:
            if y.numel() != 1:
                raise RuntimeError("grad can be implicitly created only for scalar outputs")
        elif not batched and y.shape != g.shape:
            raise RuntimeError(f"Mismatch in shape: grad_output[{i}] has a shape of {g.shape} and output[{i}] has a shape of {y.shape}.")


def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, allow_unused=None,
         is_grads_batched=False, materialize_grads=False):
    outputs, inputs = _several(outputs), _several(inputs)
    gradients = [None] * len(outputs) if grad_outputs is None else _several(grad_outputs)
    _check_gradients(outputs, gradients, is_grads_batched)
    if allow_unused and not materialize_grads:
        return tuple(undecided("", "gradient of a tensor that may be unused") for _ in inputs)
    if is_grads_batched and isinstance(gradients[0], Tensor):
        return tuple(derivative(x, gradients[0].flatten()[: gradients[0].size(0)], x) for x in inputs)
    return tuple(derivative(x, x) for x in inputs)


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None):
    tensors = _several(tensors)
    _check_gradients(tensors, [None] * len(tensors) if grad_tensors is None else _several(grad_tensors), False)
    if inputs is None:
        for y in tensors:
            differentiate(y)
