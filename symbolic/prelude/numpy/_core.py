"""numpy.ndarray over a tensor: shapes, dtypes and what follows from them. What is not here is unknown."""
import operator

import torch
from _pylib import is_plain_key, of_numpy, unknown
from _shapelint import is_number, is_unknown, kernel

pi = 3.141592653589793
e = 2.718281828459045
inf = float("inf")


class generic:
    pass


class number(generic):
    pass


class integer(number):
    pass


class signedinteger(integer):
    pass


class unsignedinteger(integer):
    pass


class inexact(number):
    pass


class floating(inexact):
    pass


class complexfloating(inexact):
    pass


def _scalar(cls, value):
    if is_unknown(value) and not is_number(value):
        return unknown("")  # a number, or an array
    if not isinstance(value, (int, float, complex, str, bytes)):
        return array(value, cls)
    if issubclass(cls, integer):
        return of_numpy(int(value))
    if issubclass(cls, floating):
        return of_numpy(float(value), getattr(cls, "_dtype", None))
    return value


class float64(floating):
    _dtype = torch.float64

    def __new__(cls, value=0):
        return _scalar(cls, value)


class float32(floating):
    _dtype = torch.float32

    def __new__(cls, value=0):
        return _scalar(cls, value)


class float16(floating):
    _dtype = torch.float16

    def __new__(cls, value=0):
        return _scalar(cls, value)


class int64(signedinteger):
    _dtype = torch.int64

    def __new__(cls, value=0):
        return _scalar(cls, value)


class int32(signedinteger):
    _dtype = torch.int32

    def __new__(cls, value=0):
        return _scalar(cls, value)


class int16(signedinteger):
    _dtype = torch.int16

    def __new__(cls, value=0):
        return _scalar(cls, value)


class int8(signedinteger):
    _dtype = torch.int8

    def __new__(cls, value=0):
        return _scalar(cls, value)


class uint8(unsignedinteger):
    _dtype = torch.uint8

    def __new__(cls, value=0):
        return _scalar(cls, value)


class bool_(generic):
    _dtype = torch.bool

    def __new__(cls, value=False):
        return _scalar(cls, value)


class complex64(complexfloating):
    _dtype = torch.complex64

    def __new__(cls, value=0):
        return _scalar(cls, value)


class complex128(complexfloating):
    _dtype = torch.complex128

    def __new__(cls, value=0):
        return _scalar(cls, value)


_NAMES = {
    "float64": float64,
    "float32": float32,
    "float16": float16,
    "int64": int64,
    "int32": int32,
    "int16": int16,
    "int8": int8,
    "uint8": uint8,
    "bool": bool_,
    "complex64": complex64,
    "complex128": complex128,
    "float": float64,
    "int": int64,
    "f4": float32,
    "f8": float64,
    "f": float32,
    "d": float64,
    "i4": int32,
    "i8": int64,
    "u1": uint8,
}


def to_torch(d):
    """The dtype of torch that d stands for; None if there is none."""
    if d is None:
        return None
    if isinstance(d, dtype):
        return d._torch
    if d is float:
        return torch.float64
    if d is int:
        return torch.int64
    if d is bool:
        return torch.bool
    if d is complex:
        return torch.complex128
    if isinstance(d, str):
        d = _NAMES.get(d)
    return getattr(d, "_dtype", None)


class dtype:
    def __init__(self, d):
        self._torch = d if isinstance(d, torch.dtype) else to_torch(d)

    @property
    def name(self):
        return str(self._torch)[6:]

    @property
    def kind(self):
        if self._torch == torch.bool:
            return "b"
        if self._torch == torch.uint8:
            return "u"
        if self._torch.is_complex:
            return "c"
        return "f" if self._torch.is_floating_point else "i"

    @property
    def itemsize(self):
        return self._torch.itemsize

    @property
    def type(self):
        return _NAMES.get(self.name)

    def __eq__(self, other):
        return self._torch == to_torch(other)

    def __ne__(self, other):
        return not (self == other)

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return "dtype('" + self.name + "')"

    def __str__(self):
        return self.name

    def __getattr__(self, name):
        return unknown()


def _type_of(d):
    """The class of the scalars that a dtype, a class or a name stands for; None if it is not known."""
    if isinstance(d, type) and issubclass(d, generic):
        return d
    t = to_torch(d)
    return None if t is None else _NAMES.get(str(t)[6:])


def issubdtype(arg1, arg2):
    a, b = _type_of(arg1), _type_of(arg2)
    return unknown("bool") if a is None or b is None else issubclass(a, b)


def wrap(t):
    a = object.__new__(ndarray)
    a.__tensor__ = t
    return a


def result(t):
    """An element is a number, all else is an array."""
    if is_unknown(t.dtype) and not is_number(t.ndim):
        return unknown("")  # either
    if t.ndim == 0:
        return of_numpy(t.item(), t.dtype)
    return wrap(t)


def raw(x):
    """The tensor of an array-like; numbers stay as they are, and so does what may be either."""
    if is_unknown(x):
        return x
    if isinstance(x, ndarray):
        return x.__tensor__
    if isinstance(x, (list, tuple)):
        return array(x).__tensor__
    return x


_numbers = kernel("torch._numbers")  # a tensor of numbers


def _leaf(x):
    """What stands innermost at the front; where nobody has counted the items, there is one."""
    while isinstance(x, (list, tuple)) and (not is_number(len(x)) or len(x) > 0):
        x = x[0]
    return x


def dtype_of_number(value):
    return bool_ if isinstance(value, bool) else float64 if isinstance(value, float) else int64


def _mixed(object):
    """Whether the first row holds more than numbers: the array is one of objects or texts."""
    row = object[0] if isinstance(object[0], (list, tuple)) else object
    return any(isinstance(e, (dict, str, set)) or e is None for e in row[:8])


def array(object, dtype=None, copy=True, order="K", subok=False, ndmin=0):
    want = to_torch(dtype)
    if dtype is not None and want is None:
        return unknown()
    if is_unknown(object):
        return wrap(unknown("Tensor"))
    if isinstance(object, ndarray):
        t = object.__tensor__.clone()
    elif isinstance(object, torch.Tensor):
        t = object.detach().clone()
    elif isinstance(object, (list, tuple, range)):
        if isinstance(object, range):
            object = list(object)
        first = _leaf(object)
        if isinstance(first, (ndarray, torch.Tensor)):
            t = torch.stack([_part(e) for e in object])
        elif isinstance(first, (bool, int, float)):
            if _mixed(object):
                return unknown()
            t = _numbers(object)
        elif isinstance(first, (list, tuple)):
            t = torch.tensor(object, dtype=torch.float64)
        elif isinstance(first, (str, bytes)) and not any(isinstance(e, (list, tuple)) for e in object):
            t = torch.empty(len(object), dtype=unknown())  # texts: torch has no type for them
        else:
            return unknown()
    elif hasattr(type(object), "__array__"):
        made = object.__array__()
        if not isinstance(made, ndarray):
            return unknown()
        t = made.__tensor__.clone()
    elif isinstance(object, (bool, int, float)):
        t = _numbers(object)
    else:
        return unknown()
    if want is not None:
        t = t.to(want)
    if ndmin > t.ndim:
        t = t.reshape((1,) * (ndmin - t.ndim) + tuple(t.shape))
    return wrap(t)


def asarray(a, dtype=None, order=None, **kwargs):
    if isinstance(a, ndarray) and dtype is None:
        return a
    return array(a, dtype)


def _part(e):
    if isinstance(e, torch.Tensor):
        return e
    return array(e).__tensor__


def _key(k):
    if isinstance(k, tuple):
        return tuple([_key(e) for e in k])
    if isinstance(k, ndarray):
        k = k.__tensor__
    if isinstance(k, torch.Tensor) and k.dtype in _NARROW:
        return k.long()  # torch takes bytes for a mask, and refuses the others
    return k


_NARROW = (torch.uint8, torch.int8, torch.int16, torch.int32)


def backwards(k):
    return isinstance(k, slice) and isinstance(k.step, int) and k.step < 0


def _take(t, k):
    ks = k if isinstance(k, tuple) else (k,)
    for i, e in enumerate(ks):
        if backwards(e):
            if len(ks) > t.ndim or e.start is not None or e.stop is not None or e.step != -1:
                return None
            for o in ks:
                if o is Ellipsis or not isinstance(o, (int, slice)):
                    return None
            t = t.flip(i)
    ks = tuple([slice(None) if backwards(e) else e for e in ks])
    if len(ks) == 1:
        return t[ks[0]]
    return t[ks]


_WIDE = (torch.int64, torch.int32)


def _wide(t):
    """As t is beside integers of many bits."""
    return t.to(torch.complex128) if t.is_complex() else t.double() if t.is_floating_point() else t


def _numeric(a, b):
    """Promotes as numpy does, where torch would stay narrower."""
    if not isinstance(a, torch.Tensor):
        if isinstance(b, torch.Tensor):
            b, a = _numeric(b, a)
        return a, b
    if isinstance(b, (float, complex)):
        if not a.is_floating_point() and not a.is_complex():
            a = a.double()
    elif isinstance(b, torch.Tensor):
        if b.dtype in _WIDE:
            a = _wide(a)
        elif a.dtype in _WIDE:
            b = _wide(b)
    return a, b


def _real(t):
    if isinstance(t, (int, float)):
        return torch.tensor(t, dtype=torch.float64)
    if not t.is_floating_point() and not t.is_complex():
        return t.double()
    return t


# The types in which functions of two elements compute with truths and integers.
_REALS = {torch.bool: torch.float16, torch.uint8: torch.float16, torch.int8: torch.float16, torch.int16: torch.float32,
          torch.int32: torch.float64, torch.int64: torch.float64}


def _reals(a, b):
    both = torch.result_type(a, b)
    return [x.to(_REALS.get(both, both)) if isinstance(x, torch.Tensor) else x for x in (a, b)]


def of_one_type(a, b):
    """Both in the type that numpy computes in, where torch refuses operands of two types."""
    a, b = _numeric(a, b)
    both = torch.promote_types(a.dtype, b.dtype)
    return a.to(both), b.to(both)


def alike(ts):
    """All in the type that holds them all."""
    if all(t.dtype == ts[0].dtype for t in ts):
        return ts
    whole = ts[0]
    for t in ts[1:]:
        whole = of_one_type(whole, t)[0]
    return [t.to(whole.dtype) for t in ts]


def _other(x):
    return isinstance(x, (ndarray, int, float, complex, bool, list, tuple))


def _is_truth(x):
    return x.dtype == torch.bool if isinstance(x, torch.Tensor) else isinstance(x, bool)


def _as_number(x, other):
    if isinstance(x, torch.Tensor) and x.dtype == torch.bool:
        return x.to(other.dtype if isinstance(other, torch.Tensor) else torch.int64)
    return x


# What torch and numpy do alike.
_OPERATORS = {"add": operator.add, "mul": operator.mul, "floordiv": operator.floordiv, "mod": operator.mod, "pow": operator.pow,
              "matmul": operator.matmul, "eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "le": operator.le,
              "gt": operator.gt, "ge": operator.ge, "and": operator.and_, "or": operator.or_, "xor": operator.xor}


def binary(op, x, y):
    if op in ("eq", "ne") and (_is_text(x) or _is_text(y)):
        return _as_text(op, y if _is_text(x) else x)
    if not _other(x) or not _other(y):
        return unknown()
    a, b = raw(x), raw(y)
    if not isinstance(a, torch.Tensor) and not isinstance(b, torch.Tensor):
        a = torch.tensor(a, dtype=torch.float64) if isinstance(a, float) else torch.tensor(a)
    a, b = _numeric(a, b)
    if op == "matmul" and isinstance(a, torch.Tensor) and isinstance(b, torch.Tensor):
        a, b = of_one_type(a, b)
    if op in _OPERATORS:
        return result(_OPERATORS[op](a, b))
    if op == "sub":
        if _is_truth(a) != _is_truth(b):  # truths are numbers beside numbers; torch refuses them
            a, b = _as_number(a, b), _as_number(b, a)
        return result(a - b)
    if op == "truediv":
        if isinstance(a, torch.Tensor):
            a = _real(a)
        else:
            b = _real(b)
        return result(a / b)
    if op in ("atan2", "logaddexp"):
        a, b = _reals(a, b)
    # the others are functions of torch
    a = a if isinstance(a, torch.Tensor) else torch.tensor(a, dtype=b.dtype)
    b = b if isinstance(b, torch.Tensor) else torch.tensor(b, dtype=a.dtype)
    return result(getattr(torch, op)(a, b))


def _is_text(x):
    return not is_unknown(x) and isinstance(x, (str, bytes))


def _as_text(op, a):
    """Which elements are, or are not, one text: those of an array of numbers never are."""
    if not isinstance(a, ndarray):
        return unknown()
    t = a.__tensor__
    if is_unknown(t.dtype):
        return result(torch.empty(t.shape, dtype=torch.bool))
    return result(torch.full(t.shape, op == "ne"))


_UFUNCS = {"sub": "subtract", "mul": "multiply", "truediv": "divide", "floordiv": "floor_divide", "mod": "remainder", "pow": "power"}
_KINDS = "buifc"  # none is cast to one before it in place


def in_place(op, x, y):
    """x op= y: the array stays what it is, of its own type."""
    new = raw(binary(op, x, y))
    old = x.__tensor__
    if not isinstance(new, torch.Tensor):
        return unknown()
    of, to = dtype(new.dtype), dtype(old.dtype)
    if _KINDS.index(of.kind) > _KINDS.index(to.kind):
        raise TypeError(f"Cannot cast ufunc '{_UFUNCS.get(op, op)}' output from {of!r} to {to!r} with casting rule 'same_kind'")
    x.__tensor__ = new.to(old.dtype)
    return x


def reduce(name, x, axis=None, keepdims=False, dtype=None):
    t = raw(x)
    if not isinstance(t, torch.Tensor):
        return unknown()
    if name in ("mean", "std", "var", "nanmean"):
        t = _real(t)
    if name in ("nansum", "nanmean") and t.is_complex():  # torch does not look for gaps there
        name = name[3:]
    if isinstance(axis, list):
        axis = tuple(axis)
    if axis is None:
        axis = tuple(range(t.ndim))
    if t.ndim == 0:
        return result(t)
    if name in ("sum", "mean", "nansum", "nanmean"):
        out = getattr(t, name)(axis, keepdim=keepdims)
    elif name in ("std", "var"):
        out = getattr(t, name)(axis, correction=0, keepdim=keepdims)
    elif name == "max":
        out = t.amax(axis, keepdim=keepdims)
    elif name == "min":
        out = t.amin(axis, keepdim=keepdims)
    elif name == "all":
        out = t.bool().all(axis, keepdim=keepdims)
    elif name == "any":
        out = t.bool().any(axis, keepdim=keepdims)
    else:
        return unknown()
    return result(of_type(out, dtype))


def running(name, t, axis, dtype):
    if axis is None:
        t, axis = t.reshape(-1), 0
    return wrap(of_type(getattr(t, name)(axis), dtype))


def of_type(t, dtype):
    want = to_torch(dtype)
    return t if want is None else t.to(want)


def arg(name, x, axis=None, keepdims=False):
    t = raw(x)
    if not isinstance(t, torch.Tensor):
        return unknown()
    if t.dtype == torch.bool:  # torch does not compare truths
        t = t.byte()
    if name == "argmax":
        return result(t.argmax(axis, keepdim=keepdims))
    if name == "argmin":
        return result(t.argmin(axis, keepdim=keepdims))
    if axis is None:
        return wrap(t.reshape(-1).argsort())
    return wrap(t.argsort(axis))


def end_of_range(start, stop, step):
    """Where a range ends: one that leads nowhere is empty, where torch refuses it."""
    if is_unknown(step) or step == 0:
        return stop
    return max(start, stop) if step > 0 else min(start, stop)


def sizes(shape, rest=()):
    if len(rest) > 0:
        return (shape,) + tuple(rest)
    if isinstance(shape, (tuple, list)):
        return tuple(shape)
    return (shape,)


class ndarray:
    def __init__(self, shape, dtype=float, *args, **kwargs):
        self.__tensor__ = torch.zeros(sizes(shape), dtype=to_torch(dtype))

    def __getattr__(self, name):
        return unknown()

    @property
    def shape(self):
        return tuple(self.__tensor__.shape)

    @shape.setter
    def shape(self, value):
        self.__tensor__ = self.__tensor__.reshape(value)

    @property
    def ndim(self):
        return self.__tensor__.ndim

    @property
    def size(self):
        return self.__tensor__.numel()

    @property
    def dtype(self):
        return dtype(self.__tensor__.dtype)

    @dtype.setter
    def dtype(self, value):
        self.__tensor__ = unknown()  # the same memory in other pieces

    @property
    def T(self):
        return self.transpose()

    @property
    def __array_interface__(self):
        return {"shape": self.shape, "typestr": unknown("str"), "data": unknown(), "strides": None, "version": 3}

    @property
    def real(self):
        return wrap(self.__tensor__.real)

    @property
    def imag(self):
        t = self.__tensor__
        return wrap(t.imag if t.is_complex() else torch.zeros_like(t))

    def conj(self):
        return wrap(self.__tensor__.conj())

    conjugate = conj

    def transpose(self, *axes):
        t = self.__tensor__
        if len(axes) == 1 and (axes[0] is None or isinstance(axes[0], (tuple, list))):
            axes = axes[0]
        if axes is None or len(axes) == 0:
            axes = tuple(range(t.ndim))[::-1]
        return wrap(t.permute(tuple(axes)))

    def swapaxes(self, axis1, axis2):
        return wrap(self.__tensor__.transpose(axis1, axis2))

    def reshape(self, shape, *rest, order="C", copy=None):
        return wrap(self.__tensor__.reshape(sizes(shape, rest)))

    def astype(self, dtype, *args, **kwargs):
        want = to_torch(dtype)
        if want is None:
            return unknown()
        return wrap(self.__tensor__.to(want))

    def copy(self, order="C"):
        return wrap(self.__tensor__.clone())

    def flatten(self, order="C"):
        return wrap(self.__tensor__.flatten())

    def ravel(self, order="C"):
        return wrap(self.__tensor__.flatten())

    def squeeze(self, axis=None):
        if axis is None:
            return wrap(self.__tensor__.squeeze())
        return wrap(self.__tensor__.squeeze(axis))

    def repeat(self, repeats, axis=None):
        return wrap(torch.repeat_interleave(self.__tensor__, raw(repeats), dim=axis))

    def tolist(self):
        return self.__tensor__.tolist()

    def item(self, *args):
        if args:
            return unknown()
        return self.__tensor__.item()

    def fill(self, value):
        self.__tensor__.fill_(value)

    def resize(self, *new_shape, refcheck=True):
        if new_shape:
            self.__tensor__ = self.__tensor__.new_empty(sizes(new_shape[0], new_shape[1:]))

    def sum(self, axis=None, dtype=None, out=None, keepdims=False, **kwargs):
        return reduce("sum", self, axis, keepdims, dtype)

    def mean(self, axis=None, dtype=None, out=None, keepdims=False, **kwargs):
        return reduce("mean", self, axis, keepdims, dtype)

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, **kwargs):
        return reduce("std", self, axis, keepdims, dtype)

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, **kwargs):
        return reduce("var", self, axis, keepdims, dtype)

    def max(self, axis=None, out=None, keepdims=False, **kwargs):
        return reduce("max", self, axis, keepdims)

    def min(self, axis=None, out=None, keepdims=False, **kwargs):
        return reduce("min", self, axis, keepdims)

    def all(self, axis=None, out=None, keepdims=False):
        return reduce("all", self, axis, keepdims)

    def any(self, axis=None, out=None, keepdims=False):
        return reduce("any", self, axis, keepdims)

    def argmax(self, axis=None, out=None, keepdims=False):
        return arg("argmax", self, axis, keepdims)

    def argmin(self, axis=None, out=None, keepdims=False):
        return arg("argmin", self, axis, keepdims)

    def argsort(self, axis=-1, **kwargs):
        return arg("argsort", self, axis)

    def sort(self, axis=-1, **kwargs):
        t = self.__tensor__
        t.copy_(torch.empty_like(t) if t.is_complex() else t.sort(axis).values)  # torch does not order complex numbers

    def cumsum(self, axis=None, dtype=None, out=None):
        return running("cumsum", self.__tensor__, axis, dtype)

    def cumprod(self, axis=None, dtype=None, out=None):
        return running("cumprod", self.__tensor__, axis, dtype)

    def prod(self, axis=None, dtype=None, out=None, keepdims=False, **kwargs):
        t = self.__tensor__
        if isinstance(axis, int):
            return result(of_type(t.prod(axis, keepdim=keepdims), dtype))
        if axis is None and not keepdims:
            return result(of_type(t.prod(), dtype))
        return unknown()

    def nonzero(self):
        return tuple([wrap(t) for t in self.__tensor__.nonzero(as_tuple=True)])

    def take(self, indices, axis=None, out=None, mode="raise"):
        t, i = self.__tensor__, raw(indices)
        if axis is None:
            t, axis = t.reshape(-1), 0
        if mode == "wrap":
            i = i % t.shape[axis]
        elif mode == "clip" and isinstance(i, torch.Tensor):
            i = i.clip(0, t.shape[axis] - 1)
        elif mode != "raise" or not isinstance(i, (torch.Tensor, int)):
            return unknown()
        if isinstance(i, int):
            return result(t.select(axis, i))
        taken = t.movedim(axis, 0)[i.reshape(-1).long()].movedim(0, axis)
        return wrap(taken if i.ndim == 1 else taken.unflatten(axis, i.shape))

    def diagonal(self, offset=0, axis1=0, axis2=1):
        return wrap(self.__tensor__.diagonal(offset, axis1, axis2))

    def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
        return reduce("sum", self.diagonal(offset, axis1, axis2), -1, dtype=dtype)

    def round(self, decimals=0, out=None):
        t = self.__tensor__
        if not isinstance(decimals, int):
            return unknown()
        return result(torch.round(t, decimals=decimals) if t.is_floating_point() else t)

    def searchsorted(self, v, side="left", sorter=None):
        t, v = self.__tensor__, raw(v)
        if isinstance(v, (int, float)):
            v = torch.tensor(v)
        if not isinstance(v, torch.Tensor):
            return unknown()
        t, v = of_one_type(t if sorter is None else t[raw(sorter)], v)
        return result(torch.searchsorted(t, v, right=side == "right"))

    def clip(self, min=None, max=None, **kwargs):
        if isinstance(min, (int, float)) or isinstance(max, (int, float)):
            return wrap(self.__tensor__.clip(min, max))
        return unknown()

    def dot(self, other):
        return dot(self, other)

    def __len__(self):
        return len(self.__tensor__)

    def __iter__(self):
        return iter([result(t) for t in self.__tensor__])

    def __getitem__(self, key):
        if is_plain_key(key):
            return result(self.__tensor__[key])
        if isinstance(key, str) and is_unknown(self.__tensor__.dtype):
            return unknown()  # a field, where the elements are records
        t = _take(self.__tensor__, _key(key))
        if t is None:
            return unknown()
        return result(t)

    def __setitem__(self, key, value):
        v = raw(value)
        if is_unknown(v):
            self.__tensor__[_key(key)] = v
            return
        if isinstance(v, torch.Tensor):
            v = v.to(self.__tensor__.dtype)
        if isinstance(v, (torch.Tensor, int, float, bool)):
            self.__tensor__[_key(key)] = v

    def __float__(self):
        return float(self.__tensor__.item())

    def __int__(self):
        return int(self.__tensor__.item())

    def __bool__(self):
        return bool(self.__tensor__.item())

    def __contains__(self, value):
        return unknown("bool")

    def __repr__(self):
        return unknown("str")

    def __str__(self):
        return unknown("str")

    def __format__(self, spec):
        return unknown("str")

    def __add__(self, other):
        return binary("add", self, other)

    def __radd__(self, other):
        return binary("add", other, self)

    def __iadd__(self, other):
        return in_place("add", self, other)

    def __sub__(self, other):
        return binary("sub", self, other)

    def __rsub__(self, other):
        return binary("sub", other, self)

    def __isub__(self, other):
        return in_place("sub", self, other)

    def __mul__(self, other):
        return binary("mul", self, other)

    def __rmul__(self, other):
        return binary("mul", other, self)

    def __imul__(self, other):
        return in_place("mul", self, other)

    def __truediv__(self, other):
        return binary("truediv", self, other)

    def __rtruediv__(self, other):
        return binary("truediv", other, self)

    def __itruediv__(self, other):
        return in_place("truediv", self, other)

    def __floordiv__(self, other):
        return binary("floordiv", self, other)

    def __rfloordiv__(self, other):
        return binary("floordiv", other, self)

    def __ifloordiv__(self, other):
        return in_place("floordiv", self, other)

    def __mod__(self, other):
        return binary("mod", self, other)

    def __rmod__(self, other):
        return binary("mod", other, self)

    def __imod__(self, other):
        return in_place("mod", self, other)

    def __pow__(self, other):
        return binary("pow", self, other)

    def __rpow__(self, other):
        return binary("pow", other, self)

    def __ipow__(self, other):
        return in_place("pow", self, other)

    def __matmul__(self, other):
        return binary("matmul", self, other)

    def __rmatmul__(self, other):
        return binary("matmul", other, self)

    def __and__(self, other):
        return binary("and", self, other)

    def __rand__(self, other):
        return binary("and", other, self)

    def __or__(self, other):
        return binary("or", self, other)

    def __ror__(self, other):
        return binary("or", other, self)

    def __xor__(self, other):
        return binary("xor", self, other)

    def __rxor__(self, other):
        return binary("xor", other, self)

    def __eq__(self, other):
        return binary("eq", self, other)

    def __ne__(self, other):
        return binary("ne", self, other)

    def __lt__(self, other):
        return binary("lt", self, other)

    def __le__(self, other):
        return binary("le", self, other)

    def __gt__(self, other):
        return binary("gt", self, other)

    def __ge__(self, other):
        return binary("ge", self, other)

    def __neg__(self):
        return wrap(-self.__tensor__)

    def __invert__(self):
        return wrap(~self.__tensor__)

    def __abs__(self):
        return unary("abs", self)



def dot(a, b):
    x, y = raw(a), raw(b)
    if not isinstance(x, torch.Tensor) or not isinstance(y, torch.Tensor) or x.ndim > 2 or y.ndim > 2:
        return unknown()
    return binary("matmul", wrap(x), wrap(y))


def call(name, a, *args):
    """What the function of torch makes of one array."""
    t = raw(asarray(a))
    return result(getattr(torch, name)(t, *args)) if isinstance(t, torch.Tensor) else unknown()


def unary(name, x):
    t = raw(x)
    if not isinstance(t, (torch.Tensor, int, float)):
        return unknown()
    if name not in ("abs", "sign"):
        t = _real(t)
    if not isinstance(t, torch.Tensor):
        return abs(t) if name == "abs" else unknown()
    if name == "abs" and t.dtype == torch.bool:
        return wrap(t.clone())
    return result(getattr(torch, name)(t))
