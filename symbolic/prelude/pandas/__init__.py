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
            if not isinstance(k, (int, slice, list, ndarray)):
                return unknown()
        keys = tuple([k.__tensor__ if isinstance(k, ndarray) else k for k in keys])
        t = self._table._t[keys]
        return self._table._like(t) if len(keys) == 1 and t.ndim == self._table._t.ndim else _table(t)

    def __setitem__(self, key, value):
        pass


class _Labelled:
    """df.loc[rows, columns]"""

    def __init__(self, table):
        self._table = table

    def __getitem__(self, key):
        return unknown()

    def __setitem__(self, key, value):
        table = self._table
        rows, column = key if isinstance(key, tuple) and len(key) == 2 else (key, None)
        n = unknown("int") if isinstance(rows, (int, str)) else table._t.shape[0]  # a label may be that of a new row
        if column is None or table._names is not None and isinstance(column, str) and column in table._names:
            table._t = _blank(n, table._t.shape[1])
        else:
            table._t, table._names = _blank(n, unknown("int")), None


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

    def _like(self, t):
        """What t is, with the columns of this one."""
        return self._of(t)

    def _some_rows(self, n):
        return self._like(self._t.new_empty((n,) + tuple(self._t.shape[1:])))

    def _unlike(self):
        return self._some_rows(unknown("int"))

    def _alike(self, *args, **kwargs):
        return self._like(_blank(*self._t.shape))

    def astype(self, dtype, *args, **kwargs):
        want = to_torch(dtype)
        return self._alike() if want is None else self._like(self._t.to(want))

    def copy(self, deep=True):
        return self._like(self._t)

    def head(self, n=5):
        return self._like(self._t[:n])

    def tail(self, n=5):
        return self._like(self._t[-n:])

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

    # Truth values, one for each element.
    __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = _alike
    __and__ = __or__ = __rand__ = __ror__ = __invert__ = isin = isna = isnull = notna = notnull = _alike


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
        return self._unlike() if isinstance(key, Series) else unknown()

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


class Index:
    """The names of columns, None where they are not known, and how many they are."""

    def __init__(self, data=None, dtype=None, copy=False, name=None, tupleize_cols=True):
        self._names = list(data) if isinstance(data, (list, tuple)) else None
        self._length = unknown("int") if self._names is None else len(self._names)

    def __getattr__(self, name):
        return unknown()

    def __len__(self):
        return self._length

    def __iter__(self):
        return iter(self.tolist())

    def __contains__(self, name):
        return unknown("bool") if self._names is None else name in self._names

    def __getitem__(self, key):
        if self._names is None or not isinstance(key, (int, slice)):
            return unknown()
        if isinstance(key, slice):
            names = self._names[key]
            return Index(names)
        return self._names[key]

    def __eq__(self, other):
        return unknown()

    def __ne__(self, other):
        return unknown()

    def tolist(self):
        return unknown_list(unknown("str")) if self._names is None else list(self._names)

    to_list = tolist

    def _without(self, names):
        if isinstance(names, str):
            names = [names]
        if self._names is None or not isinstance(names, (list, tuple, Index)):
            return unknown()
        gone = list(names)
        kept = [n for n in self._names if n not in gone]
        return Index(kept)

    def drop(self, labels, errors="raise"):
        return self._without(labels)

    def difference(self, other, sort=None):
        return self._without(other)


def _list_of(names):
    """The names of a list or an index of which all is known, else None."""
    if isinstance(names, Index):
        return names._names
    return list(names) if isinstance(names, (list, tuple)) and all(isinstance(n, str) for n in names) else None


class DataFrame(_Frame):
    _names = None  # of the columns, where they are all known

    def __init__(self, data=None, index=None, columns=None, *args, **kwargs):
        self._names = _list_of(columns)
        if isinstance(data, ndarray) and data.ndim == 2:
            self._t = data.__tensor__
        elif isinstance(data, DataFrame) and columns is None:
            self._t, self._names = data._t, data._names
        elif isinstance(data, dict) and columns is None:
            self._t, self._names = _blank(_rows(list(data.values())), len(data)), list(data)
        else:
            n = unknown("int") if self._names is None else len(self._names)
            self._t = _blank(unknown("int"), n)

    def _like(self, t):
        made = self._of(t)
        made._names = self._names
        return made

    @classmethod
    def from_dict(cls, data, *args, **kwargs):
        return cls()

    from_records = from_dict

    def __iter__(self):
        return iter(self.columns)

    @property
    def columns(self):
        names = Index(self._names)
        names._length = self._t.shape[1]
        return names

    @columns.setter
    def columns(self, names):
        self._names = _list_of(names)

    def keys(self):
        return self.columns

    def __getitem__(self, key):
        n = self._t.shape[0]
        if isinstance(key, str):
            return Series._of(_blank(n))
        if isinstance(key, Index):
            return self._chosen(key._names, len(key))
        if isinstance(key, list):
            # A list of truth values picks rows.
            return self._chosen(_list_of(key), len(key)) if len(key) > 0 and isinstance(key[0], str) else unknown()
        if isinstance(key, slice):
            return self._like(self._t[key])
        if isinstance(key, Series):  # of truth values
            return self._unlike()
        return self._alike() if isinstance(key, DataFrame) else unknown()

    def _chosen(self, names, length):
        made = self._of(_blank(self._t.shape[0], length))
        made._names = names
        return made

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
            names = self._names_without(gone)
            if names is not None:
                t = self._t.new_empty((self._t.shape[0], len(names)))
            elif kwargs.get("errors") == "ignore":
                t = _blank(self._t.shape[0], unknown("int"))
            else:
                t = self._without(1 if isinstance(gone, str) else len(gone))
        else:
            t, names = _blank(unknown("int"), unknown("int")), None
        if not inplace:
            made = self._of(t)
            made._names = names
            return made
        self._t, self._names = t, names

    def _names_without(self, gone):
        gone = [gone] if isinstance(gone, str) else _list_of(gone)
        if self._names is None or gone is None:
            return None
        return [n for n in self._names if n not in gone]

    def dropna(self, axis=0, inplace=False, **kwargs):
        of_columns = axis == 1 or axis == "columns"
        made = self._of(_blank(self._t.shape[0], unknown("int"))) if of_columns else self._unlike()
        if not inplace:
            return made
        self._t, self._names = made._t, made._names

    def pop(self, item):
        self._t, self._names = self._without(1), self._names_without(item)
        return Series._of(_blank(self._t.shape[0]))

    def insert(self, loc, column, value, allow_duplicates=False):
        self._t, self._names = _blank(self._t.shape[0], self._t.shape[1] + 1), None

    def _changed(self, *args, inplace=False, **kwargs):
        """What it becomes nobody knows, be it another table or itself."""
        if not inplace:
            return unknown()
        self._t, self._names = _blank(unknown("int"), unknown("int")), None

    drop_duplicates = eval = query = rename = set_index = _changed

    @property
    def loc(self):
        return _Labelled(self)

    def reset_index(self, *args, drop=False, inplace=False, **kwargs):
        t = self._t if drop else _blank(self._t.shape[0], unknown("int"))
        if not inplace:
            return self._of(t)
        self._t, self._names = t, None

    def apply(self, func, *args, **kwargs):
        return unknown()


def get_dummies(data, *args, **kwargs):
    """A column for each value; nobody knows how many there are."""
    if not isinstance(data, _Frame):
        return unknown()
    return DataFrame._of(_blank(len(data), unknown("int")))


def read_csv(*args, **kwargs):
    if kwargs.get("chunksize") is not None or kwargs.get("iterator"):
        return unknown()
    return DataFrame()


read_parquet = read_table = read_feather = read_csv
