"""numpy, as far as shapes see it. A name that is not here is unknown."""
from os import PathLike

import torch
from _pylib import unknown
from numpy._builders import c_, r_
from numpy._calls import apply_along_axis, fromiter, vectorize
from numpy._core import (
    _real,
    _numeric,
    alike,
    arg,
    array,
    asarray,
    binary,
    bool_,
    complex64,
    complex128,
    complexfloating,
    dot,
    dtype,
    dtype_of_number,
    e,
    end_of_range,
    float16,
    float32,
    float64,
    floating,
    generic,
    inexact,
    inf,
    int8,
    int16,
    int32,
    int64,
    integer,
    issubdtype,
    ndarray,
    number,
    of_type,
    pi,
    raw,
    reduce,
    result,
    signedinteger,
    sizes,
    to_torch,
    uint8,
    unsignedinteger,
    wrap,
)
from numpy._elements import (
    abs,
    absolute,
    add,
    allclose,
    angle,
    arctan2,
    around,
    ceil,
    conj,
    conjugate,
    cos,
    divide,
    exp,
    floor,
    floor_divide,
    imag,
    isclose,
    isfinite,
    isinf,
    isnan,
    isneginf,
    isposinf,
    log,
    log10,
    log1p,
    log2,
    logaddexp,
    logical_and,
    logical_not,
    logical_or,
    logical_xor,
    maximum,
    minimum,
    mod,
    multiply,
    nan_to_num,
    power,
    real,
    remainder,
    rint,
    round,
    sign,
    sin,
    sqrt,
    square,
    subtract,
    tanh,
    trunc,
)
from numpy._indexing import (
    argwhere,
    count_nonzero,
    delete,
    diag,
    diag_indices,
    diagonal,
    digitize,
    flatnonzero,
    lexsort,
    nonzero,
    searchsorted,
    take,
    take_along_axis,
    trace,
    tril,
    tril_indices,
    triu,
    triu_indices,
    unravel_index,
)
from numpy._limits import finfo, iinfo
from numpy._moves import append, fliplr, flipud, meshgrid, roll, rollaxis, rot90, sort
from numpy._objects import ObjectArray, is_object
from numpy._products import diff, einsum, inner, interp, kron, outer, tensordot, vdot
from numpy._sets import intersect1d, isin, setdiff1d, union1d
from numpy._statistics import (
    average,
    histogram,
    median,
    nanmax,
    nanmean,
    nanmedian,
    nanmin,
    nanpercentile,
    nanquantile,
    nanstd,
    nansum,
    nanvar,
    percentile,
    quantile,
)

__version__ = "2.4.6"
nan = float("nan")
newaxis = None
double = float64
single = float32
half = float16
int_ = int64
intp = int64
long = int64
intc = int32
short = int16
byte = int8
ubyte = uint8
bool = bool_


def __getattr__(name):
    return unknown()


asanyarray = asarray


def ascontiguousarray(a, dtype=None):
    return array(a, dtype)


def copy(a, *args, **kwargs):
    return array(a)


def _of_no_numbers(shape, dtype):
    if isinstance(shape, (list, tuple)) and len(shape) == 1:
        shape = shape[0]
    return ObjectArray(shape) if is_object(dtype) and isinstance(shape, int) else unknown()


def _filled(value, shape, dtype):
    want = to_torch(dtype)
    if want is None:
        return _of_no_numbers(shape, dtype)
    return wrap(torch.full(sizes(shape), value, dtype=want))


def zeros(shape, dtype=float64, order="C", **kwargs):
    return _filled(0, shape, float64 if dtype is None else dtype)


def ones(shape, dtype=float64, order="C", **kwargs):
    return _filled(1, shape, float64 if dtype is None else dtype)


def empty(shape, dtype=float64, order="C", **kwargs):
    want = to_torch(dtype)
    if want is None:
        return _of_no_numbers(shape, dtype)
    return wrap(torch.empty(sizes(shape), dtype=want))


def full(shape, fill_value, dtype=None, order="C", **kwargs):
    if is_object(dtype):
        return _of_no_numbers(shape, dtype)
    if not isinstance(fill_value, (int, float)):
        return unknown()
    if dtype is None:
        dtype = dtype_of_number(fill_value)
    return _filled(fill_value, shape, dtype)


object_ = object


def load(file, mmap_mode=None, allow_pickle=False, **kwargs):
    """One array of which nobody knows the sizes; an archive has several, and what is pickled may be anything."""
    if allow_pickle or not isinstance(file, (str, PathLike)) or not str(file).endswith(".npy"):
        return unknown()
    return wrap(torch.empty(unknown("tuple"), dtype=unknown()))


def zeros_like(a, dtype=None, *args, **kwargs):
    return wrap(torch.zeros_like(of_type(raw(asarray(a)), dtype)))


def ones_like(a, dtype=None, *args, **kwargs):
    return wrap(torch.ones_like(of_type(raw(asarray(a)), dtype)))


def empty_like(a, dtype=None, *args, **kwargs):
    return wrap(torch.empty_like(of_type(raw(asarray(a)), dtype)))


def full_like(a, fill_value, dtype=None, *args, **kwargs):
    return wrap(torch.empty_like(of_type(raw(asarray(a)), dtype)))


def arange(start, stop=None, step=1, dtype=None, **kwargs):
    if stop is None:
        start, stop = 0, start
    want = to_torch(dtype)
    if want is None:
        for v in (start, stop, step):
            if isinstance(v, float):
                want = torch.float64
    stop = end_of_range(start, stop, step)
    if want is None:
        return wrap(torch.arange(start, stop, step))
    return wrap(torch.arange(start, stop, step, dtype=want))


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    if retstep or not isinstance(start, (int, float)) or not isinstance(stop, (int, float)):
        return unknown()
    return wrap(torch.linspace(start, stop, num, dtype=to_torch(dtype) or torch.float64))


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    if not endpoint:
        return unknown()
    return power(base, linspace(start, stop, num)).astype(dtype or float64)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    if not isinstance(start, (int, float)) or not isinstance(stop, (int, float)) or start <= 0 or stop <= 0:
        return unknown()
    return logspace(log10(start), log10(stop), num, endpoint, dtype=dtype)


def _window(M):
    return wrap(torch.hann_window(M, periodic=False, dtype=torch.float64))


def hanning(M):
    return _window(M)


def hamming(M):
    return _window(M)


def blackman(M):
    return _window(M)


def bartlett(M):
    return _window(M)


def kaiser(M, beta):
    return _window(M)


def eye(N, M=None, k=0, dtype=float64, **kwargs):
    return wrap(torch.eye(N, N if M is None else M, dtype=to_torch(dtype)))


def identity(n, dtype=float64):
    return eye(n, dtype=dtype)


def _arrays(seq):
    if not isinstance(seq, (list, tuple)):
        if isinstance(seq, ndarray):
            return list(raw(seq))
        return None
    out = []
    for a in seq:
        a = asarray(a)
        if not isinstance(a, ndarray):
            return None
        out.append(raw(a))
    return alike(out)


def stack(arrays, axis=0, out=None, **kwargs):
    ts = _arrays(arrays)
    return unknown() if ts is None else wrap(torch.stack(ts, axis))


def concatenate(arrays, axis=0, out=None, **kwargs):
    ts = _arrays(arrays)
    if ts is None:
        return unknown()
    if axis is None:
        return wrap(torch.cat([t.reshape(-1) for t in ts]))
    return wrap(torch.cat(ts, axis))


concat = concatenate


def vstack(tup, **kwargs):
    ts = _arrays(tup)
    return unknown() if ts is None else wrap(torch.vstack(ts))


def hstack(tup, **kwargs):
    ts = _arrays(tup)
    return unknown() if ts is None else wrap(torch.hstack(ts))


def dstack(tup):
    ts = _arrays(tup)
    return unknown() if ts is None else wrap(torch.dstack(ts))


def column_stack(tup):
    ts = _arrays(tup)
    return unknown() if ts is None else wrap(torch.column_stack(ts))


def _at_least(n, arys):
    out = []
    for a in arys:
        t = raw(asarray(a))
        if not isinstance(t, torch.Tensor):
            return unknown()
        out.append(wrap(getattr(torch, n)(t)))
    return out[0] if len(out) == 1 else tuple(out)


def atleast_1d(*arys):
    return _at_least("atleast_1d", arys)


def atleast_2d(*arys):
    return _at_least("atleast_2d", arys)


def atleast_3d(*arys):
    return _at_least("atleast_3d", arys)


def broadcast_to(array, shape, subok=False):
    t = raw(asarray(array))
    return wrap(t.expand(sizes(shape))) if isinstance(t, torch.Tensor) else unknown()


def split(ary, indices_or_sections, axis=0):
    t = raw(asarray(ary))
    if not isinstance(t, torch.Tensor):
        return unknown("list")
    if not isinstance(indices_or_sections, int):
        indices_or_sections = tuple(raw(indices_or_sections).tolist())
    return [wrap(p) for p in torch.tensor_split(t, indices_or_sections, axis)]


array_split = split


def expand_dims(a, axis):
    if not isinstance(axis, int):
        return unknown()
    return wrap(raw(asarray(a)).unsqueeze(axis))


def squeeze(a, axis=None):
    return asarray(a).squeeze(axis)


def transpose(a, axes=None):
    return asarray(a).transpose(axes)


def moveaxis(a, source, destination):
    return wrap(torch.movedim(raw(asarray(a)), source, destination))


def swapaxes(a, axis1, axis2):
    return asarray(a).swapaxes(axis1, axis2)


def reshape(a, shape, order="C", **kwargs):
    return asarray(a).reshape(shape)


def ravel(a, order="C"):
    return asarray(a).ravel()


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    ar = asarray(ar)
    if not isinstance(ar, ndarray):
        return unknown()
    values, inverse, counts = torch.unique(raw(ar), return_inverse=True, return_counts=True, dim=axis)
    out = [wrap(values)]
    if return_index:
        out.append(wrap(torch.empty_like(counts)))
    if return_inverse:
        out.append(wrap(inverse))
    if return_counts:
        out.append(wrap(counts))
    return out[0] if len(out) == 1 else tuple(out)


def repeat(a, repeats, axis=None):
    return asarray(a).repeat(repeats, axis)


def tile(A, reps):
    return wrap(torch.tile(raw(asarray(A)), sizes(reps)))


def flip(m, axis=None):
    t = raw(asarray(m))
    if axis is None:
        axis = tuple(range(t.ndim))
    return wrap(t.flip(axis))


def pad(array, pad_width, mode="constant", **kwargs):
    t = raw(asarray(array))
    if not isinstance(t, torch.Tensor):
        return unknown()
    if isinstance(pad_width, ndarray):
        pad_width = pad_width.tolist()
    if isinstance(pad_width, int):
        pad_width = (pad_width, pad_width)
    if not isinstance(pad_width, (list, tuple)):
        return unknown()
    if isinstance(pad_width[0], int):
        pad_width = [pad_width] * t.ndim
    if len(pad_width) == 1:
        pad_width = list(pad_width) * t.ndim
    if len(pad_width) != t.ndim:
        raise ValueError(f"operands could not be broadcast together with shapes ({len(pad_width)},2) ({t.ndim},2)")
    return wrap(t.new_empty([n + p[0] + p[-1] for n, p in zip(t.shape, pad_width)]))


def _of_variables(name, m, y, rowvar):
    t = raw(asarray(m))
    if y is not None or not isinstance(t, torch.Tensor) or t.ndim > 2:
        return unknown()
    t = _real(t)
    return result(getattr(torch, name)(t if rowvar or t.ndim < 2 else t.T))


def cov(m, y=None, rowvar=True, *args, **kwargs):
    return _of_variables("cov", m, y, rowvar)


def corrcoef(x, y=None, rowvar=True, **kwargs):
    return _of_variables("corrcoef", x, y, rowvar)


def where(condition, x=None, y=None):
    if x is None:
        return nonzero(condition)
    if not isinstance(condition, ndarray):
        return unknown()
    x, y = raw(x), raw(y)
    if not isinstance(x, (torch.Tensor, int, float)) or not isinstance(y, (torch.Tensor, int, float)):
        return unknown()
    if isinstance(x, float) or isinstance(y, float):
        x, y = _numeric(x, y)
        if not isinstance(x, torch.Tensor) and not isinstance(y, torch.Tensor):
            x = torch.tensor(x, dtype=torch.float64)
    return result(torch.where(raw(condition), x, y))


def prod(a, axis=None, dtype=None, out=None, keepdims=False, **kwargs):
    if isinstance(a, (tuple, list)) and axis is None:
        total = 1
        for v in a:
            if not isinstance(v, (int, float)):
                return unknown()
            total = total * v
        return total
    if isinstance(a, (int, float)):
        return a
    return a.prod(axis, dtype, keepdims=keepdims) if isinstance(a, ndarray) else unknown()


def sum(a, axis=None, dtype=None, out=None, keepdims=False, **kwargs):
    return reduce("sum", a, axis, keepdims, dtype)


def mean(a, axis=None, dtype=None, out=None, keepdims=False, **kwargs):
    return reduce("mean", a, axis, keepdims, dtype)


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, **kwargs):
    return reduce("std", a, axis, keepdims, dtype)


def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, **kwargs):
    return reduce("var", a, axis, keepdims, dtype)


def max(a, axis=None, out=None, keepdims=False, **kwargs):
    return reduce("max", a, axis, keepdims)


def min(a, axis=None, out=None, keepdims=False, **kwargs):
    return reduce("min", a, axis, keepdims)


amax = max
amin = min


def all(a, axis=None, out=None, keepdims=False, **kwargs):
    return reduce("all", a, axis, keepdims)


def any(a, axis=None, out=None, keepdims=False, **kwargs):
    return reduce("any", a, axis, keepdims)


def argmax(a, axis=None, out=None, keepdims=False):
    return arg("argmax", a, axis, keepdims)


def argmin(a, axis=None, out=None, keepdims=False):
    return arg("argmin", a, axis, keepdims)


def argsort(a, axis=-1, **kwargs):
    return arg("argsort", a, axis)


def cumsum(a, axis=None, dtype=None, out=None):
    return asarray(a).cumsum(axis, dtype)


def cumprod(a, axis=None, dtype=None, out=None):
    return asarray(a).cumprod(axis, dtype)


def bincount(x, weights=None, minlength=0):
    x = asarray(x)
    if not isinstance(x, ndarray):
        return unknown()
    counts = torch.bincount(x.__tensor__, minlength=minlength)
    return wrap(counts if weights is None else counts.double())


def clip(a, a_min=None, a_max=None, **kwargs):
    return asarray(a).clip(a_min, a_max)


def shape(a):
    return asarray(a).shape


def ndim(a):
    return asarray(a).ndim


def size(a, axis=None):
    a = asarray(a)
    return a.size if axis is None else a.shape[axis]


def isscalar(element):
    return isinstance(element, (int, float, complex, str, bytes))


def array_equal(a1, a2, equal_nan=False):
    a, b = asarray(a1), asarray(a2)
    if not isinstance(a, ndarray) or not isinstance(b, ndarray):
        return unknown("bool")
    return a.shape == b.shape and all(a == b)


def matmul(x, y, **kwargs):
    return binary("matmul", x, y)
