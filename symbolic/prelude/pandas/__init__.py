"""pandas, as far as the sizes of tables see it: nobody knows how many rows a file has. What is not here is unknown."""
import torch
from _pylib import unknown, unknown_list
from numpy._core import ndarray, to_torch, wrap

__version__ = "2.3.3"


def __getattr__(name):
    return unknown()


def _blank(*sizes):
    """Elements of a type that nobody knows."""
    return torch.empty(*sizes, dtype=unknown())


def _table(t):
    """What a part of a table is: a table, a column, or one value."""
    if t.ndim == 2:
        return DataFrame._of(t)
    return Series._of(t) if t.ndim == 1 else unknown()


class _Located:
    """df.iloc[rows, columns]"""

    def __init__(self, table):
        self._table = table

    def __getitem__(self, key):
        keys = key if isinstance(key, tuple) else (key,)
        for k in keys:
            if not isinstance(k, (int, slice, list)):
                return unknown()
        return _table(self._table._t[key])

    def __setitem__(self, key, value):
        pass


class _Frame:
    @classmethod
    def _of(cls, t):
        made = object.__new__(cls)
        made._t = t
        return made

    def __getattr__(self, name):
        return unknown()

    def __array__(self, dtype=None, copy=None):
        return wrap(self._t)

    @property
    def values(self):
        return wrap(self._t)

    def to_numpy(self, dtype=None, *args, **kwargs):
        want = to_torch(dtype)
        return wrap(self._t if want is None else self._t.to(want))

    @property
    def shape(self):
        return tuple(self._t.shape)

    @property
    def ndim(self):
        return self._t.ndim

    @property
    def iloc(self):
        return _Located(self)

    def __len__(self):
        return self._t.shape[0]

    def _some_rows(self, n):
        return self._of(self._t.new_empty((n,) + tuple(self._t.shape[1:])))

    def _unlike(self):
        return self._some_rows(unknown("int"))

    def _alike(self, *args, **kwargs):
        return self._of(_blank(*self._t.shape))

    def astype(self, dtype, *args, **kwargs):
        want = to_torch(dtype)
        return self._alike() if want is None else self._of(self._t.to(want))

    def copy(self, deep=True):
        return self._of(self._t)

    def head(self, n=5):
        return self._of(self._t[:n])

    def tail(self, n=5):
        return self._of(self._t[-n:])

    def sample(self, n=None, frac=None, **kwargs):
        if n is not None:
            return self._some_rows(n)
        return self.copy() if frac == 1 else self._unlike()

    def dropna(self, inplace=False, **kwargs):
        if not inplace:
            return self._unlike()
        self._t = self._unlike()._t

    def _replaced(self, *args, inplace=False, **kwargs):
        return None if inplace else self._alike()

    fillna = replace = _replaced
    apply = map = round = clip = abs = _alike
    __add__ = __sub__ = __mul__ = __truediv__ = __radd__ = __rsub__ = __rmul__ = __rtruediv__ = __neg__ = __pow__ = _alike

    def __eq__(self, other):
        return unknown()

    def __ne__(self, other):
        return unknown()

    def __lt__(self, other):
        return unknown()

    def __gt__(self, other):
        return unknown()

    def __le__(self, other):
        return unknown()

    def __ge__(self, other):
        return unknown()


class Series(_Frame):
    def __init__(self, data=None, *args, **kwargs):
        if isinstance(data, ndarray) and data.ndim == 1:
            self._t = data.__tensor__
        elif isinstance(data, (list, tuple)):
            self._t = _blank(len(data))
        else:
            self._t = _blank(unknown("int"))

    def __iter__(self):
        return iter(unknown_list(unknown()))

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._of(self._t[key])
        return unknown()

    def __setitem__(self, key, value):
        pass

    def tolist(self):
        return unknown_list(unknown())

    to_list = tolist

    def apply(self, func, *args, **kwargs):
        return unknown()


def _rows(columns):
    """How many rows a table of these columns has; columns of other tables are matched by their labels."""
    for c in columns:
        if not isinstance(c, (list, tuple, range, ndarray)):
            return unknown("int")
    return len(columns[0]) if columns else 0


class DataFrame(_Frame):
    _names = None  # of the columns, where they are all known

    def __init__(self, data=None, index=None, columns=None, *args, **kwargs):
        if isinstance(data, ndarray) and data.ndim == 2:
            self._t = data.__tensor__
        elif isinstance(data, DataFrame) and columns is None:
            self._t, self._names = data._t, data._names
        elif isinstance(data, dict) and columns is None:
            self._t, self._names = _blank(_rows(list(data.values())), len(data)), list(data)
        else:
            self._t = _blank(unknown("int"), unknown("int"))

    @classmethod
    def from_dict(cls, data, *args, **kwargs):
        return cls()

    from_records = from_dict

    def __iter__(self):
        return iter(unknown_list(unknown("str")))

    @property
    def columns(self):
        return unknown()

    @columns.setter
    def columns(self, names):
        self._names = None

    def __getitem__(self, key):
        n = self._t.shape[0]
        if isinstance(key, str):
            return Series._of(_blank(n))
        if isinstance(key, list):
            # A list of truth values picks rows.
            return self._of(_blank(n, len(key))) if len(key) > 0 and isinstance(key[0], str) else unknown()
        if isinstance(key, slice):
            return self._of(self._t[key])
        return unknown()

    def __setitem__(self, key, value):
        if self._names is None or not isinstance(key, str):
            # It may be a new column, or not.
            self._t, self._names = _blank(self._t.shape[0], unknown("int")), None
            return
        if key not in self._names:
            self._names = self._names + [key]
        self._t = _blank(self._t.shape[0], len(self._names))

    def _without(self, n):
        return self._t.new_empty((self._t.shape[0], self._t.shape[1] - n))

    def drop(self, labels=None, *, axis=0, index=None, columns=None, inplace=False, **kwargs):
        gone = columns if columns is not None else labels
        if index is None and (columns is not None or axis == 1 or axis == "columns") and isinstance(gone, (str, list)):
            t = self._without(1 if isinstance(gone, str) else len(gone))
        else:
            t = _blank(unknown("int"), unknown("int"))
        if not inplace:
            return self._of(t)
        self._t, self._names = t, None

    def pop(self, item):
        self._t, self._names = self._without(1), None
        return Series._of(_blank(self._t.shape[0]))

    def reset_index(self, *args, drop=False, inplace=False, **kwargs):
        t = self._t if drop else _blank(self._t.shape[0], unknown("int"))
        if not inplace:
            return self._of(t)
        self._t, self._names = t, None

    def apply(self, func, *args, **kwargs):
        return unknown()


def read_csv(*args, **kwargs):
    if kwargs.get("chunksize") is not None or kwargs.get("iterator"):
        return unknown()
    return DataFrame()


read_parquet = read_table = read_feather = read_csv
