"""torch/_functorch/vmap.py: the function runs on one example, and its results get the mapped dimension back."""
from functools import wraps
from torch import Tensor
from torch.utils._pytree import _broadcast_to_and_flatten, tree_flatten, tree_unflatten
from _shapelint import container, example_of, examples_like, is_unknown, mapping_state


class _State:
    forbids_randomness = False
    running = False


_state = _State()
mapping_state(_state)


def _mapped(randomness, func, *args, **kwargs):
    """Calls a function on examples; random numbers are refused if this level or one around it was not told how to draw them."""
    outer, was_running = _state.forbids_randomness, _state.running
    _state.forbids_randomness = outer or randomness == "error"
    _state.running = True
    try:
        return func(*args, **kwargs)
    finally:
        _state.forbids_randomness, _state.running = outer, was_running


def _name(func):
    return getattr(func, "__name__", "f")


def _mapped_arguments(func, in_dims, args):
    if not isinstance(in_dims, (int, tuple)):
        raise ValueError(f"vmap({_name(func)}, in_dims={in_dims}, ...)(<inputs>): expected `in_dims` to be int or a (potentially nested) tuple matching the structure of inputs")
    if len(args) == 0:
        raise ValueError(f"vmap({_name(func)})(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are trying to vmap over a function with no inputs.")
    leaves, spec = tree_flatten(args)
    dims = _broadcast_to_and_flatten(in_dims, spec)
    if dims is None:
        raise ValueError(f"vmap({_name(func)}, in_dims={in_dims}, ...)(<inputs>): in_dims is not compatible with the structure of `inputs`")
    return leaves, dims, spec


def _check_dimension(func, x, d):
    if not isinstance(d, int):
        raise ValueError(f"vmap({_name(func)}, ...)(<inputs>): Got in_dim={d} for an input but in_dim must be either an integer dimension or None.")
    if not isinstance(x, Tensor):
        raise ValueError(f"vmap({_name(func)}, ...)(<inputs>): Got in_dim={d} for an input but the input is of type {type(x)}. We cannot vmap over non-Tensor arguments, please use None as the respective in_dim")
    if d < -x.dim() or d >= x.dim():
        raise ValueError(f"vmap({_name(func)}, ...)(<inputs>): Got in_dim={d} for some input, but that input is a Tensor of dimensionality {x.dim()} so expected in_dim to satisfy -{x.dim()} <= in_dim < {x.dim()}.")


def _mapped_size(func, leaves, dims):
    size = None
    for x, d in zip(leaves, dims):
        if d is None or is_unknown(d) or is_unknown(x):
            continue
        _check_dimension(func, x, d)
        n = x.size(d)
        if size is None:
            size = n
        elif size != n:
            raise ValueError(f"vmap: Expected all tensors to have the same size in the mapped dimension, got sizes [{size}, {n}] for the mapped dimension")
    if size is None and all(d is None for d in dims):
        raise ValueError(f"vmap({_name(func)}, ...)(<inputs>): at least one of the inputs must be mapped")
    return size


def _result_dimensions(func, out, spec, out_dims):
    if isinstance(out, Tensor):
        # torch takes a tuple of one for a single result.
        return [out_dims[0]] if container(out_dims) == "tuple" and len(out_dims) == 1 else [out_dims]
    dims = _broadcast_to_and_flatten(out_dims, spec)
    if dims is None:
        raise ValueError(f"vmap({_name(func)}, ..., out_dims={out_dims})(<inputs>): out_dims is not compatible with the structure of `outputs`")
    return dims


def _mapped_result(func, y, d, size):
    if d is None or is_unknown(y):
        return y
    if not isinstance(y, Tensor):
        raise ValueError(f"vmap({_name(func)}, ...): `{_name(func)}` must only return Tensors, got type {type(y)}. Did you mean to set out_dims= to None for output?")
    if isinstance(d, (tuple, list, dict)):
        raise ValueError(f"vmap({_name(func)}, ..., out_dims={d})(<inputs>): out_dims is not compatible with the structure of `outputs`")
    if not isinstance(d, int):
        raise ValueError(f"vmap({_name(func)}, ..., out_dims={d}): `out_dims` must be an int, None or a python collection of ints")
    if d < -y.dim() - 1 or d > y.dim():
        raise IndexError(f"Dimension out of range (expected to be in range of [{-y.dim() - 1}, {y.dim()}], but got {d})")
    return examples_like(y, d, size)


def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    if chunk_size is not None and chunk_size <= 0:
        raise ValueError(f"vmap: chunk_size should be None or greater than 0. (got {chunk_size})")
    if randomness not in ("error", "different", "same"):
        raise RuntimeError(f"Only allowed values for randomness are 'error', 'different', or 'same'. Got {randomness}")

    def wrapped(*args, **kwargs):
        leaves, dims, spec = _mapped_arguments(func, in_dims, args)
        size = _mapped_size(func, leaves, dims)
        examples = [x if d is None else example_of(x, d) for x, d in zip(leaves, dims)]
        out = _mapped(randomness, func, *tree_unflatten(examples, spec), **kwargs)
        results, out_spec = tree_flatten(out)
        out_at = _result_dimensions(func, out, out_spec, out_dims)
        mapped = [_mapped_result(func, y, d, size) for y, d in zip(results, out_at)]
        return tree_unflatten(mapped, out_spec)

    return wraps(func)(wrapped)
