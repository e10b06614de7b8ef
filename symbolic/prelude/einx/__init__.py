"""Operations by the names of axes. Brackets mark the axes that an operation works along."""
import torch
from _pylib import unknown
from _shapelint import is_unknown
from einops import rearrange as _rearrange


class _Unclear(Exception):
    """An expression of which the rank or the meaning is not known."""


def _side(text):
    """The axes of an expression in order, whether each is in brackets, and the expression without brackets."""
    plain = text.replace("[", " ").replace("]", " ")
    axes, marked, inside = [], [], False
    for token in text.replace("[", " [ ").replace("]", " ] ").replace("(", " ").replace(")", " ").split():
        if token in ("[", "]"):
            inside = token == "["
        else:
            axes.append(token)
            marked.append(inside)
    return axes, marked, " ".join(plain.split())


def _rank(x):
    rank = getattr(x, "ndim", 0)
    if is_unknown(rank):
        raise _Unclear()
    return rank


def _spread(description, tensors):
    """The sides of a description with names for the axes that ellipses stand for; None for a result that is not named."""
    if is_unknown(description) or any(is_unknown(x) for x in tensors):
        raise _Unclear()
    left, arrow, right = description.partition("->")
    sides = left.split(",")
    if len(sides) != len(tensors) or "," in right or "..." in left + right and "(" in left:
        raise _Unclear()
    rest = -1
    for side, x in zip(sides, tensors):
        if "..." in side:
            rest = _rank(x) - len(_side(side)[0]) + 1
    if "..." in right and rest < 0:
        raise _Unclear()
    names = " ".join("rest" + str(i) for i in range(rest))
    sides = [side.replace("...", names) for side in sides]
    return sides, right.replace("...", names) if arrow else None


def _number_axes(axes, prefix):
    """Axes of a fixed size get names."""
    return [prefix + str(i) if a.isdigit() else a for i, a in enumerate(axes)]


def _aligned(x, side, names, sizes):
    """x with the axes of the result in their order, of size 1 where it has none."""
    if not isinstance(x, torch.Tensor):
        return x
    axes, _, plain = _side(side)
    if any(a.isdigit() and a != "1" for a in axes):
        raise _Unclear()
    own = [a for a in axes if a != "1"]
    to = " ".join(a if a in own else "1" for a in names)
    given = {k: v for k, v in sizes.items() if k in own}
    return _rearrange(x, plain + " -> " + to, **given)


def _result(x, names, right, sizes):
    """x, which has the axes of the result, as the result is written."""
    plain = _side(right)[2]
    wanted = [sizes.get(n, -1) for n in names]
    if any(w != -1 for w in wanted):
        x = x.expand(*wanted)
    return _rearrange(x, " ".join("1" if n.startswith("one") else n for n in names) + " -> " + plain)


def _widest(sides):
    """The expression that has the axes of all others."""
    every = set()
    for side in sides:
        every |= set(_side(side)[0])
    for side in sides:
        if set(_side(side)[0]) == every:
            return side
    raise _Unclear()


def _elementwise(op):
    def apply(description, *tensors, **options):
        options.pop("backend", None)
        try:
            sides, right = _spread(description, tensors)
            if right is None:
                right = _widest(sides)
            names = _number_axes(_side(right)[0], "one")
            return _result(op(*[_aligned(x, s, names, options) for x, s in zip(tensors, sides)]), names, right, options)
        except _Unclear:
            return unknown()
    return apply


def _folded(op):
    """Operations of any number of tensors, one after the other."""
    def all_of(first, *others):
        for x in others:
            first = op(first, x)
        return first
    return _elementwise(all_of)


def _reduction(op):
    def apply(description, tensor, **options):
        options.pop("backend", None)
        try:
            if options.pop("keepdims", False) is not False:
                raise _Unclear()
            (side,), right = _spread(description, (tensor,))
            axes, marked, plain = _side(side)
            if right is None:
                right = " ".join(a for a, m in zip(axes, marked) if not m)
            kept = _side(right)[0]
            gone = [a for a in axes if a not in kept]
            given = {k: v for k, v in options.items() if k in axes}
            x = _rearrange(tensor, plain + " -> " + " ".join([a for a in axes if a in kept] + gone), **given)
            for _ in gone:
                x = op(x)
            return _rearrange(x, " ".join(a for a in axes if a in kept) + " -> " + _side(right)[2])
        except _Unclear:
            return unknown()
    return apply


def _along(op):
    """Operations along the axes in brackets that change no sizes."""
    def apply(description, tensor, **options):
        if is_unknown(description) or "->" in description:
            return unknown()
        return op(tensor)
    return apply


def get_at(description, *tensors, **options):
    options.pop("backend", None)
    try:
        sides, right = _spread(description, tensors)
        if right is None:
            raise _Unclear()
        names = _number_axes(_side(right)[0], "one")
        parts = []
        for x, side in zip(tensors, sides):
            axes, marked, plain = _side(side)
            if any(a.isdigit() for a, m in zip(axes, marked) if not m):
                raise _Unclear()
            kept = [a for a, m in zip(axes, marked) if not m]
            order = _number_axes(axes, "coordinate")
            if order != axes:  # coordinates lie in an axis of a fixed size
                if axes != plain.split() or any(m for m in marked[:-1]):
                    raise _Unclear()
                x = x[..., 0]
            else:
                x = _rearrange(x, plain + " -> " + " ".join(kept + [a for a in axes if a not in kept]))
                for _ in range(len(axes) - len(kept)):
                    x = x[..., 0]
            parts.append(_aligned(x, " ".join(kept), names, {}))
        found = parts[0]
        for x in parts[1:]:
            found = found + torch.zeros(x.shape, dtype=found.dtype)
        return _result(found, names, right, {})
    except _Unclear:
        return unknown()


add, multiply, maximum, minimum = _folded(torch.add), _folded(torch.mul), _folded(torch.maximum), _folded(torch.minimum)
logical_and, logical_or = _folded(torch.logical_and), _folded(torch.logical_or)
subtract, divide, true_divide = _elementwise(torch.sub), _elementwise(torch.div), _elementwise(torch.div)
floor_divide, logaddexp = _elementwise(torch.floor_divide), _elementwise(torch.logaddexp)
less, less_equal, greater = _elementwise(torch.lt), _elementwise(torch.le), _elementwise(torch.gt)
greater_equal, equal, not_equal = _elementwise(torch.ge), _elementwise(torch.eq), _elementwise(torch.ne)
where = _elementwise(torch.where)
id = rearrange = _elementwise(lambda x: x)
sum, mean, var, std = (_reduction(op) for op in (
    lambda x: x.sum(-1), lambda x: x.mean(-1), lambda x: x.var(-1), lambda x: x.std(-1)))
prod, any_, all_ = _reduction(lambda x: x.prod(-1)), _reduction(lambda x: x.any(-1)), _reduction(lambda x: x.all(-1))
max, min, logsumexp = _reduction(lambda x: x.amax(-1)), _reduction(lambda x: x.amin(-1)), _reduction(lambda x: x.logsumexp(-1))
softmax, log_softmax = _along(lambda x: x.softmax(-1)), _along(lambda x: x.log_softmax(-1))


def __getattr__(name):
    return unknown()
