"""torch/_functorch/eager_transforms.py: derivatives have the shapes of what they are taken of and by."""
from functools import wraps
from torch import Tensor
from torch.func._vmap import _mapped
from torch.utils._pytree import tree_flatten, tree_leaves, tree_map, tree_structure, tree_unflatten
from _shapelint import derivative, is_unknown


def _at(args, argnum):
    if not isinstance(argnum, int):
        raise RuntimeError(f"argnum must be int, got: {type(argnum)}")
    if argnum < -len(args) or argnum >= len(args):
        raise RuntimeError(f"Got argnum={argnum}, but only {len(args)} positional inputs")
    return args[argnum]


def _chosen(args, argnums):
    """The arguments that are derived by, in the structure of argnums."""
    if isinstance(argnums, int):
        return _at(args, argnums)
    if not isinstance(argnums, tuple):
        raise RuntimeError(f"argnums must be an int or a tuple of ints, got: {type(argnums)}")
    if len(argnums) == 0:
        raise RuntimeError("argnums must be non-empty")
    return tuple(_at(args, i) for i in argnums)


def _derivable(x):
    if is_unknown(x):
        return
    if not isinstance(x, Tensor):
        raise ValueError(f"Thing passed to transform API must be Tensor, got {type(x)}")
    if not (x.dtype.is_floating_point or x.dtype.is_complex):
        raise RuntimeError("only Tensors of floating point dtype can require gradients")


def _split_aux(out, who, has_aux):
    if not has_aux:
        return out, None
    if not isinstance(out, tuple) or len(out) != 2:
        raise RuntimeError(f"{who}: output of function f should be a tuple: (output, aux) if has_aux is True")
    return out


def _scalar(out):
    if is_unknown(out):
        return
    if not isinstance(out, Tensor):
        raise RuntimeError(f"grad_and_value(f)(*args): Expected f(*args) to return a Tensor, got {type(out)}")
    if out.dim() != 0:
        raise RuntimeError(f"grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with {out.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs instead?")
    if out.dtype.is_complex:
        raise RuntimeError(f"grad can be implicitly created only for real scalar outputs but got {out.dtype}")


def grad_and_value(func, argnums=0, has_aux=False):
    def wrapper(*args, **kwargs):
        by = _chosen(args, argnums)
        for x in tree_leaves(by):
            _derivable(x)
        out, aux = _split_aux(func(*args, **kwargs), "grad_and_value(f)(*args)", has_aux)
        _scalar(out)
        grads = tree_map(lambda x: derivative(x, x), by)
        return (grads, (out, aux)) if has_aux else (grads, out)

    return wraps(func)(wrapper)


def grad(func, argnums=0, has_aux=False):
    def wrapper(*args, **kwargs):
        grads, value = grad_and_value(func, argnums, has_aux)(*args, **kwargs)
        return (grads, value[1]) if has_aux else grads

    return wraps(func)(wrapper)


def _tensors(out, who):
    leaves = tree_leaves(out)
    if len(leaves) == 0:
        raise RuntimeError(f"{who}: expected f(*primals) to return at least one tensor")
    for y in leaves:
        if not is_unknown(y) and not isinstance(y, Tensor):
            raise RuntimeError(f"{who}: expected f(*primals) to return only tensors, got unsupported type {type(y)}")


def _real_outputs(out):
    for y in tree_leaves(out):
        if not is_unknown(y) and not (y.dtype.is_floating_point or y.dtype.is_complex):
            raise RuntimeError(f"vjp(f, ...): All outputs of f must be floating-point or complex Tensors, got Tensor with dtype {y.dtype}")


def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None, _preallocate_and_copy=False):
    if chunk_size is not None and chunk_size <= 0:
        raise ValueError("jacrev: `chunk_size` should be greater than 0.")

    def wrapper(*args, **kwargs):
        by = _chosen(args, argnums)
        for x in tree_leaves(by):
            _derivable(x)
        out, aux = _split_aux(func(*args, **kwargs), "vjp(f, *primals)", has_aux)
        _tensors(out, "vjp(f, *primals)")
        _real_outputs(out)
        jacobian = tree_map(lambda y: tree_map(lambda x: derivative(x, y, x), by), out)
        return (jacobian, aux) if has_aux else jacobian

    return wraps(func)(wrapper)


def _float_primal(x):
    if is_unknown(x):
        return
    if not isinstance(x, Tensor):
        raise ValueError(f"Thing passed to transform API must be Tensor, got {type(x)}")
    if not (x.dtype.is_floating_point or x.dtype.is_complex):
        raise ValueError(f"Expected primal to be floating point or complex, but got: {x.dtype}")


def jacfwd(func, argnums=0, has_aux=False, *, randomness="error"):
    def wrapper(*args, **kwargs):
        by = _chosen(args, argnums)
        for x in tree_leaves(by):
            _float_primal(x)
        out, aux = _split_aux(_mapped(randomness, func, *args, **kwargs), "jvp(f, primals, tangents)", has_aux)
        _tensors(out, "jvp(f, primals, tangents)")
        jacobian = tree_map(lambda y: tree_map(lambda x: derivative(y, y, x), by), out)
        return (jacobian, aux) if has_aux else jacobian

    return wraps(func)(wrapper)


def hessian(func, argnums=0):
    return jacfwd(jacrev(func, argnums), argnums)


def _same_sizes(cotangents, out):
    for i, (c, y) in enumerate(zip(tree_leaves(cotangents), tree_leaves(out))):
        if not is_unknown(c) and not is_unknown(y) and c.shape != y.shape:
            raise RuntimeError(f"Mismatch in shape: grad_output[{i}] has a shape of {c.shape} and output[{i}] has a shape of {y.shape}.")


def vjp(func, *primals, has_aux=False):
    for x in tree_leaves(primals):
        _derivable(x)
    out, aux = _split_aux(func(*primals), "vjp(f, *primals)", has_aux)
    _tensors(out, "vjp(f, *primals)")
    _real_outputs(out)

    def pull(cotangents, retain_graph=True, create_graph=None):
        if tree_structure(cotangents) != tree_structure(out):
            raise RuntimeError("Expected pytree structure of cotangents to be the same as pytree structure of outputs to the function.")
        _same_sizes(cotangents, out)
        return tree_map(lambda x: derivative(x, x), primals)

    return (out, pull, aux) if has_aux else (out, pull)


def _fitting_tangents(primals, tangents):
    if not isinstance(primals, tuple):
        raise RuntimeError("jvp(f, primals, tangents): Expected primals to be a tuple. E.g. it should be valid to call f(*primals).")
    if tree_structure(primals) != tree_structure(tangents):
        raise RuntimeError("jvp(f, primals, tangents): Expected primals and tangents to have the same python structure.")
    if len(tree_leaves(primals)) == 0:
        raise RuntimeError("jvp(f, primals, tangents): Expected primals to contain at least one Tensor.")
    for x, t in zip(tree_leaves(primals), tree_leaves(tangents)):
        _float_primal(x)
        if not is_unknown(x) and not is_unknown(t) and x.shape != t.shape:
            raise RuntimeError(f"Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is of size {x.shape} while the given forward gradient is of size {t.shape}.")


def jvp(func, primals, tangents, *, strict=False, has_aux=False):
    _fitting_tangents(primals, tangents)
    out, aux = _split_aux(func(*primals), "jvp(f, primals, tangents)", has_aux)
    _tensors(out, "jvp(f, primals, tangents)")
    alike = all(x.dtype == t.dtype for x, t in zip(tree_leaves(primals), tree_leaves(tangents)))
    forward = tree_map(lambda y: derivative(y if alike else None, y), out)
    return (out, forward, aux) if has_aux else (out, forward)


def linearize(func, *primals):
    out = func(*primals)

    def push(*tangents):
        if tree_structure(primals) != tree_structure(tangents):
            raise RuntimeError("Expected the tangents to have the same structure as the primals")
        for i, (x, t) in enumerate(zip(tree_leaves(primals), tree_leaves(tangents))):
            if not is_unknown(x) and not is_unknown(t) and x.shape != t.shape:
                raise RuntimeError(f"tangent:{i} with shape {t.shape} in flattened pytree doesn't match the shape {x.shape} of the corresponding primal.")
        return tree_map(lambda y: derivative(y, y), out)

    return out, push


def functionalize(func, *, remove="mutations"):
    return func
