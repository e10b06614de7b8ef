"""torch/autograd/functional.py: derivatives of functions of a tensor or a tuple of tensors."""
from torch import Tensor
from _shapelint import derivative, is_unknown


def _tuple(x, what, who):
    if isinstance(x, tuple):
        return x
    if not is_unknown(x) and not isinstance(x, Tensor):
        raise TypeError(f"The {what} given to {who} must be either a Tensor or a tuple of Tensors but the given {what} has type {type(x)}.")
    return (x,)


def _like(many, values):
    """values in the form in which the user gave many: one, or a tuple."""
    return values if isinstance(many, tuple) else values[0]


def _call(func, inputs, who):
    ins = _tuple(inputs, "inputs", who)
    out = func(*ins)
    return ins, out, _tuple(out, "outputs of the user-provided function", who)


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
    ins, out, outs = _call(func, inputs, "jacobian")
    return _like(out, tuple(_like(inputs, tuple(derivative(y, y, x) for x in ins)) for y in outs))


def _single_element(out, who):
    if not is_unknown(out) and out.numel() != 1:
        raise RuntimeError(f"The Tensor returned by the function given to {who} should contain a single element")


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"):
    ins, out, outs = _call(func, inputs, "hessian")
    _single_element(outs[0], "hessian")
    return _like(inputs, tuple(_like(inputs, tuple(derivative(a, a, b) for b in ins)) for a in ins))


def _check_vector(v, tensors, what, who):
    if v is None:
        if len(tensors) != 1 or not is_unknown(tensors[0]) and tensors[0].numel() != 1:
            raise RuntimeError(f"The vector v can only be None if {what} a single Tensor with a single element.")
        return
    vs = _tuple(v, "v", who)
    if len(vs) != len(tensors):
        raise RuntimeError(f"v is a tuple of invalid length: should be {len(tensors)} but got {len(vs)}.")
    for a, x in zip(vs, tensors):
        if not is_unknown(a) and not is_unknown(x) and a.shape != x.shape:
            raise RuntimeError(f"v has invalid size: should be {x.shape} but got {a.shape}.")


def _gradients(inputs, ins):
    return _like(inputs, tuple(derivative(x, x) for x in ins))


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    ins, out, outs = _call(func, inputs, "vjp")
    _check_vector(v, outs, "the user-provided function returns", "vjp")
    return out, _gradients(inputs, ins)


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    _check_vector(v, _tuple(inputs, "inputs", "jvp"), "the input to the user-provided function is", "jvp")
    ins, out, outs = _call(func, inputs, "jvp")
    return out, _like(out, tuple(derivative(y, y) for y in outs))


def _second_order(func, inputs, v, who):
    _check_vector(v, _tuple(inputs, "inputs", who), "the input to the user-provided function is", who)
    ins, out, outs = _call(func, inputs, who)
    _single_element(outs[0], who)
    return out, _gradients(inputs, ins)


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    return _second_order(func, inputs, v, "vhp")


def hvp(func, inputs, v=None, create_graph=False, strict=False):
    return _second_order(func, inputs, v, "hvp")
