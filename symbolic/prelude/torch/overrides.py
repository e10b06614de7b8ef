"""Tensors with __torch_function__ are not modelled."""


def has_torch_function(relevant_args):
    return False


def has_torch_function_unary(x):
    return False


def has_torch_function_variadic(*args):
    return False
