"""Tables and columns: their sizes, and what their elements are."""
import operator

import torch
from _pylib import unknown, unknown_list
from _shapelint import is_number, is_unknown
from numpy._core import _key, _take, ndarray, to_torch, wrap
from pandas._accessors import Categories, Strings, Times
from pandas._index import Index, list_of
from pandas._kinds import MIXED, array_of, computed, kind_of, kind_of_array, one_of, some_number, whole

# Attributes of tables that are not described here; every other name is that of a column.
_OTHERS = frozenset(
    "T add_prefix add_suffix agg aggregate align all any applymap asfreq asof at at_time attrs axes backfill between_time "
    "bfill bool boxplot combine combine_first compare convert_dtypes corr corrwith cov cummax cummin cumprod cumsum describe "
    "diff dot droplevel dtypes duplicated empty eq equals ewm expanding explode ffill filter first first_valid_index flags "
    "ge get groupby gt hist iat idxmax idxmin index infer_objects info interpolate isetitem items itertuples join kurt "
    "kurtosis last last_valid_index le lt mask melt memory_usage merge mode ne pad pct_change pipe pivot pivot_table plot "
    "prod product quantile rank reindex reindex_like rename_axis reorder_levels resample rolling select_dtypes sem set_axis "
    "set_flags shift size skew sparse squeeze stack style swapaxes swaplevel take transform transpose truncate tz_convert "
    "tz_localize unstack update value_counts where xs".split()
)


def _blank(*sizes):
    """Elements of a type that nobody knows."""
    return torch.empty(*sizes, dtype=unknown())


def _element(kind):
    """One of a column."""
    names = {torch.float64: "float", torch.float32: "float", torch.int64: "int", torch.bool: "bool"}
    return unknown(names[kind]) if kind in names else unknown()


def _is_mask(key):
    return isinstance(key, Series) or isinstance(key, ndarray) and key.ndim == 1 and key.__tensor__.dtype == torch.bool


class _Located:
    """df.iloc[rows, columns]"""

    def __init__(self, table):
        self._table = table

    def __getitem__(self, key):
        table = self._table
        keys = key if isinstance(key, tuple) else (key,)
        for k in keys:
            if not isinstance(k, (int, slice, list, ndarray)):
                return unknown()
        t = _take(table._t, _key(keys))
        if t is None:
            return unknown()
        if len(keys) == 1 and t.ndim == table._t.ndim:
            return table._like(t)
        if len(keys) == 1 or t.ndim == 0 and table._t.ndim == 1:
            kind = table._whole()
        else:
            names, kind = table._columns_at(keys[1])
            if t.ndim == 2:
                return DataFrame._of(t, names, {n: table._kind(n) for n in names or []}, kind)
        return Series._of(t, kind) if t.ndim == 1 else _element(kind)

    def __setitem__(self, key, value):
        self._table._written(None, value)


class _Labelled:
    """df.loc[rows, columns]"""

    def __init__(self, table):
        self._table = table

    def __getitem__(self, key):
        rows, column = key if isinstance(key, tuple) and len(key) == 2 else (key, None)
        table = self._table
        if isinstance(rows, slice) and rows.start is None and rows.stop is None and rows.step is None:
            chosen = table
        elif isinstance(rows, slice) or _is_mask(rows):
            chosen = table._some_rows(some_number())
        else:
            return unknown()  # of a label there may be a row, or several
        if column is None:
            return chosen
        return chosen[column] if isinstance(column, (str, list, Index)) else unknown()

    def __setitem__(self, key, value):
        table = self._table
        rows, column = key if isinstance(key, tuple) and len(key) == 2 else (key, None)
        more = isinstance(rows, (int, str)) or is_unknown(rows)  # a label may be that of a new row
        n = some_number() if more else table._t.shape[0]
        known = column is None or table._names is not None and isinstance(column, str) and column in table._names
        table._written(column if known and not more else None, value)
        table._t = _blank(n, table._t.shape[1] if known else some_number())
        if not known:
            table._names = None


class _Frame:
    """_t has its sizes."""

    def __array__(self, dtype=None, copy=None):
        return self.values

    @property
    def values(self):
        return array_of(self._t, self._whole())

    def to_numpy(self, dtype=None, *args, **kwargs):
        want = to_torch(dtype)
        return self.values if want is None else wrap(self._t.to(want))

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
        return self._like(self._t.new_empty((n,) + tuple(self._t.shape[1:])))

    def _sliced(self, key):
        """Rows from one to another, by their numbers or their labels."""
        by_number = all(b is None or isinstance(b, int) for b in (key.start, key.stop, key.step))
        t = _take(self._t, key) if by_number else None
        return self._unlike() if t is None else self._like(t)

    def _unlike(self, *args, inplace=False, **kwargs):
        """Some of its rows, nobody knows how many."""
        made = self._some_rows(some_number())
        if not inplace:
            return made
        self._t = made._t

    def _ordered(self, *args, inplace=False, **kwargs):
        return None if inplace else self.copy()

    def _alike(self, *args, **kwargs):
        return self._with_kinds(lambda kind: None)

    def copy(self, deep=True):
        return self._like(self._t)

    def astype(self, dtype, *args, **kwargs):
        want = to_torch(dtype)
        return self._with_kinds(lambda kind: want)

    def head(self, n=5):
        return self._like(self._t[:n])

    def tail(self, n=5):
        return self._like(self._t[-n:])

    def sample(self, n=None, frac=None, **kwargs):
        if n is not None:
            return self._some_rows(n)
        return self.copy() if frac == 1 else self._unlike()

    dropna = drop_duplicates = nlargest = nsmallest = _unlike
    sort_values = sort_index = _ordered

    def fillna(self, value=None, *args, inplace=False, **kwargs):
        number = isinstance(value, (int, float)) or isinstance(value, Series)
        filled = self._with_kinds(lambda kind: kind if number and (kind is MIXED or kind == torch.float64) else None)
        if not inplace:
            return filled
        self._take_kinds(filled)

    def replace(self, *args, inplace=False, **kwargs):
        if not inplace:
            return self._alike()
        self._take_kinds(self._alike())

    apply = map = _alike

    def round(self, *args, **kwargs):
        return self._with_kinds(lambda kind: kind)

    abs = __abs__ = __neg__ = round

    def clip(self, *args, **kwargs):
        return self._with_kinds(lambda kind: kind if kind == torch.float64 else None)

    def _computed(self, op, other, turned=False):
        if isinstance(other, _Frame):
            beside = other._whole()
        elif isinstance(other, (int, float)) and not is_unknown(other):
            beside = other
        else:
            beside = kind_of(other)

        def kind_after(kind):
            if turned:
                return computed(kind, lambda x, y: op(y, x), beside)
            made = computed(kind, op, beside)
            # Rows without a partner become gaps, and integers with gaps floats.
            return MIXED if made == torch.int64 and isinstance(other, _Frame) else made

        return self._with_kinds(kind_after)

    def __add__(self, other):
        return self._computed(operator.add, other)

    def __sub__(self, other):
        return self._computed(operator.sub, other)

    def __mul__(self, other):
        return self._computed(operator.mul, other)

    def __truediv__(self, other):
        return self._computed(operator.truediv, other)

    def __radd__(self, other):
        return self._computed(operator.add, other, True)

    def __rsub__(self, other):
        return self._computed(operator.sub, other, True)

    def __rmul__(self, other):
        return self._computed(operator.mul, other, True)

    def __rtruediv__(self, other):
        return self._computed(operator.truediv, other, True)

    add, sub, mul, div, truediv = __add__, __sub__, __mul__, __truediv__, __truediv__
    subtract, multiply, divide, radd, rsub, rmul, rdiv, rtruediv = sub, mul, div, __radd__, __rsub__, __rmul__, __rtruediv__, __rtruediv__
    pow = mod = floordiv = rpow = rmod = rfloordiv = _alike
    __pow__ = __rpow__ = __mod__ = __rmod__ = __floordiv__ = __rfloordiv__ = __xor__ = __rxor__ = _alike

    def __matmul__(self, other):
        return unknown()

    __rmatmul__ = dot = __matmul__

    def _truths(self, *args, **kwargs):
        return self._with_kinds(lambda kind: torch.bool)

    # Truth values, one for each element.
    __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = _truths
    __and__ = __or__ = __rand__ = __ror__ = __invert__ = isin = isna = isnull = notna = notnull = between = _truths


class Series(_Frame):
    def __init__(self, data=None, *args, **kwargs):
        self._values = None
        if isinstance(data, ndarray) and data.ndim == 1:
            self._t = data.__tensor__
            self._values = kind_of_array(data)
        elif isinstance(data, (list, tuple)):
            self._t = _blank(len(data))
            self._values = kind_of(data)
        elif isinstance(data, Index):
            self._t = _blank(len(data))
        else:
            self._t = _blank(some_number())

    @classmethod
    def _of(cls, t, kind):
        made = object.__new__(cls)
        made._t, made._values = t, kind
        return made

    def __getattr__(self, name):
        return unknown()

    def _like(self, t):
        return self._of(t, self._values)

    def _whole(self):
        return self._values

    def _with_kinds(self, change):
        return self._of(self._t, change(self._values))

    def _take_kinds(self, other):
        self._values = other._values

    def _written(self, name, value):
        if not (self._values == torch.float64 and isinstance(value, (int, float))):
            self._values = None

    def __iter__(self):
        return iter(self.tolist())

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._sliced(key)
        if _is_mask(key):
            return self._unlike()
        if isinstance(key, (list, Index)):
            return self._some_rows(len(key))
        return _element(self._values) if isinstance(key, (int, str)) else unknown()

    def __setitem__(self, key, value):
        self._written(None, value)

    @property
    def loc(self):
        return self

    @property
    def cat(self):
        return Categories(self)

    @property
    def dt(self):
        return Times(self)

    @property
    def str(self):
        return Strings(self)

    def tolist(self):
        return unknown_list(_element(self._values))

    to_list = tolist

    def apply(self, func, *args, **kwargs):
        return unknown()

    def reset_index(self, *args, drop=False, inplace=False, **kwargs):
        if not drop:
            return unknown()
        return None if inplace else self.copy()

    def unique(self):
        return array_of(_blank(some_number()), self._values)

    def nunique(self, dropna=True):
        return some_number()

    def _average(self, *args, **kwargs):
        return unknown("float") if self._values in (torch.float64, torch.int64) else unknown()

    mean = std = var = median = _average


def _rows(columns):
    """How many rows a table of these columns has; columns of other tables are matched by their labels."""
    for c in columns:
        if not isinstance(c, (list, tuple, range, ndarray, Index)):
            return some_number()
    return len(columns[0]) if columns else 0


class DataFrame(_Frame):
    _names = None  # of the columns, where they are all known
    _rest = None  # the kind of the columns whose own is not known

    def __init__(self, data=None, index=None, columns=None, *args, **kwargs):
        self._names, self._kinds = list_of(columns), {}
        want = to_torch(kwargs.get("dtype"))
        if isinstance(data, ndarray) and data.ndim in (1, 2):
            self._t = data.__tensor__ if data.ndim == 2 else data.__tensor__.unsqueeze(1)
            self._rest = kind_of_array(data)
        elif isinstance(data, DataFrame) and columns is None:
            self._t, self._names, self._kinds, self._rest = data._t, data._names, dict(data._kinds), data._rest
        elif isinstance(data, dict) and columns is None:
            self._t, self._names = _blank(_rows(list(data.values())), len(data)), list(data)
            self._kinds = {name: _kind_in_table(column) for name, column in data.items()}
        else:
            self._of_rows(data if isinstance(data, (list, tuple)) else None, columns)
        if want is not None:
            self._take_kinds(self.astype(want))

    def _of_rows(self, rows, columns):
        """A list of rows; what else it may be made of has no sizes that are known."""
        n = some_number() if rows is None else len(rows)
        first = rows[0] if rows else None
        cells = list(first) if isinstance(first, (list, tuple)) else []
        if self._names is not None:
            width = len(self._names)
        else:
            width = len(cells) if cells else some_number()
        self._t = _blank(n, width)
        kinds = [torch.float64 if kind_of([cell]) == torch.float64 else MIXED if kind_of([cell]) is MIXED else None for cell in cells]
        if self._names is not None and len(kinds) == len(self._names):
            self._kinds = dict(zip(self._names, kinds))
        elif kinds:
            self._rest = one_of(kinds)

    @classmethod
    def _of(cls, t, names, kinds, rest):
        made = object.__new__(cls)
        made._t, made._names, made._kinds, made._rest = t, names, kinds, rest
        return made

    @classmethod
    def _sized(cls, rows, columns):
        return cls._of(_blank(rows, columns), None, {}, None)

    def __getattr__(self, name):
        if name in _OTHERS or name.startswith("_") or name.startswith("to_"):
            return unknown()
        if self._names is None or name in self._names:
            return self[name]
        return unknown()

    def _like(self, t):
        """What t is, with the columns of this one."""
        return self._of(t, self._names, dict(self._kinds), self._rest)

    def _kind(self, name):
        return self._kinds.get(name, self._rest)

    def _whole(self):
        if self._names is not None:
            return whole([self._kind(n) for n in self._names])
        return whole(list(self._kinds.values()) + [self._rest])

    def _any(self):
        return one_of(list(self._kinds.values()) + [self._rest])

    def _with_kinds(self, change):
        kinds = {name: change(kind) for name, kind in self._kinds.items()}
        return self._of(self._t, self._names, kinds, change(self._rest))

    def _take_kinds(self, other):
        self._kinds, self._rest = other._kinds, other._rest

    def _written(self, name, value):
        """Some elements are others now: of one column, or of any."""
        number = isinstance(value, (int, float))
        if isinstance(name, str):
            self._kinds[name] = self._kind(name) if number and self._kind(name) == torch.float64 else None
        else:
            self._take_kinds(self._with_kinds(lambda kind: kind if number and kind == torch.float64 else None))

    def _columns_at(self, key):
        """The names of columns by their numbers, and the kind that one of them has."""
        if self._names is None or not isinstance(key, (int, slice)) or is_unknown(key):
            return None, self._any()
        names = self._names[key]
        if not isinstance(key, slice):
            return None, self._kind(names)
        return names, self._rest

    @classmethod
    def from_dict(cls, data, *args, **kwargs):
        return cls()

    from_records = from_dict

    def __iter__(self):
        return iter(self.columns)

    def __contains__(self, name):
        return name in self.columns

    @property
    def columns(self):
        names = Index(self._names)
        names._length = self._t.shape[1]
        return names

    @columns.setter
    def columns(self, names):
        new = list_of(names)
        if self._names is not None and new is not None and len(new) == len(self._names):
            self._kinds = {n: self._kind(old) for n, old in zip(new, self._names)}
        else:
            self._kinds, self._rest = {}, self._any()
        self._names = new

    def keys(self):
        return self.columns

    def __getitem__(self, key):
        n = self._t.shape[0]
        if isinstance(key, str):
            return Series._of(_blank(n), self._kind(key))
        if isinstance(key, Index):
            return self._chosen(key._names, len(key))
        if isinstance(key, list):
            # A list of truth values picks rows.
            return self._chosen(list_of(key), len(key)) if len(key) > 0 and isinstance(key[0], str) else unknown()
        if isinstance(key, slice):
            return self._sliced(key)
        if _is_mask(key):
            return self._unlike()
        return self._with_kinds(lambda kind: kind if kind == torch.float64 else None) if isinstance(key, DataFrame) else unknown()

    def _chosen(self, names, length):
        kinds = {} if names is None else {n: self._kind(n) for n in names}
        return self._of(_blank(self._t.shape[0], length), names, kinds, self._any())

    def __setitem__(self, key, value):
        if isinstance(key, (list, Index)) and list_of(key) is not None:
            self._set_columns(list_of(key), value)
            return
        if not isinstance(key, str):
            # It may be a new column, or not.
            self._t, self._names, self._kinds, self._rest = _blank(self._t.shape[0], some_number()), None, {}, None
            return
        self._set_columns([key], value)

    def _set_columns(self, names, value):
        for name in names:
            if isinstance(value, DataFrame):
                self._kinds[name] = one_of([value._any() if value._names is None else value._whole()])
            else:
                self._kinds[name] = _kind_in_table(value)
        if self._names is None:
            self._t = _blank(self._t.shape[0], some_number())
        else:
            self._names = self._names + [n for n in names if n not in self._names]
            self._t = _blank(self._t.shape[0], len(self._names))

    def __delitem__(self, key):
        self.pop(key)

    def _without(self, n):
        return self._t.new_empty((self._t.shape[0], self._t.shape[1] - n))

    def drop(self, labels=None, *, axis=0, index=None, columns=None, inplace=False, **kwargs):
        gone = columns if columns is not None else labels
        if index is None and (columns is not None or axis == 1 or axis == "columns") and isinstance(gone, (str, list)):
            names = self._names_without(gone)
            if names is not None:
                t = self._t.new_empty((self._t.shape[0], len(names)))
            elif kwargs.get("errors") == "ignore":
                t = _blank(self._t.shape[0], some_number())
            else:
                t = self._without(1 if isinstance(gone, str) else len(gone))
        else:
            t, names = _blank(some_number(), some_number()), None
        kinds = {n: k for n, k in self._kinds.items() if n != gone and not (isinstance(gone, list) and n in gone)}
        if not inplace:
            return self._of(t, names, kinds, self._rest)
        self._t, self._names, self._kinds = t, names, kinds

    def _names_without(self, gone):
        gone = [gone] if isinstance(gone, str) else list_of(gone)
        if self._names is None or gone is None:
            return None
        return [n for n in self._names if n not in gone]

    def dropna(self, axis=0, inplace=False, **kwargs):
        of_columns = axis == 1 or axis == "columns"
        made = self._of(_blank(self._t.shape[0], some_number()), None, {}, self._any()) if of_columns else self._unlike()
        if not inplace:
            return made
        self._t, self._names = made._t, made._names
        self._take_kinds(made)

    def pop(self, item):
        kind = self._kind(item)
        self._t, self._names = self._without(1), self._names_without(item)
        self._kinds.pop(item, None)
        return Series._of(_blank(self._t.shape[0]), kind)

    def insert(self, loc, column, value, allow_duplicates=False):
        self._t = _blank(self._t.shape[0], self._t.shape[1] + 1)
        known = self._names is not None and isinstance(column, str) and is_number(loc) and not allow_duplicates
        self._names = self._names[:loc] + [column] + self._names[loc:] if known else None
        self._kinds[column] = _kind_in_table(value)

    def assign(self, **columns):
        made = self.copy()
        for name, value in columns.items():
            made[name] = value
        return made

    def query(self, expr, *, inplace=False, **kwargs):
        return self._unlike(inplace=inplace)

    def rename(self, mapper=None, *, columns=None, inplace=False, **kwargs):
        made = self._of(self._t, None, {}, self._any())
        if not inplace:
            return made
        self._names = None
        self._take_kinds(made)

    def _changed(self, *args, inplace=False, **kwargs):
        """What it becomes nobody knows, be it another table or itself."""
        if not inplace:
            return unknown()
        self._t, self._names, self._kinds, self._rest = _blank(some_number(), some_number()), None, {}, None

    eval = set_index = _changed

    @property
    def loc(self):
        return _Labelled(self)

    def reset_index(self, *args, drop=False, inplace=False, **kwargs):
        if drop:
            made = self.copy()
        else:  # the labels become columns
            kinds = {n: self._kind(n) for n in self._names or []} or self._kinds
            made = self._of(_blank(self._t.shape[0], some_number()), None, kinds, None)
        if not inplace:
            return made
        self._t, self._names = made._t, made._names
        self._take_kinds(made)

    def apply(self, func, *args, **kwargs):
        return unknown()

    def iterrows(self):
        return iter(unknown_list((unknown(), self.iloc[unknown("int")])))

    def _reduced(self, axis, kind):
        """A number for each column, or for each row."""
        kinds = [self._kind(n) for n in self._names or [None]]
        if axis == 1 or axis == "columns":
            return Series._of(_blank(self._t.shape[0]), kind)
        numbers = all(isinstance(k, torch.dtype) for k in kinds + list(self._kinds.values()))
        return Series._of(_blank(self._t.shape[1] if numbers else some_number()), kind)

    def mean(self, axis=0, *args, **kwargs):
        kind = self._whole()
        return self._reduced(axis, torch.float64 if kind in (torch.float64, torch.int64, torch.bool) else None)

    std = var = median = mean

    def sum(self, axis=0, *args, **kwargs):
        kind = self._whole()
        return self._reduced(axis, kind if kind in (torch.float64, torch.int64) else None)

    max = min = sum

    def count(self, axis=0, *args, **kwargs):
        return Series._of(_blank(self._t.shape[0] if axis == 1 else self._t.shape[1]), torch.int64)

    def nunique(self, axis=0, *args, **kwargs):
        return self.count(axis)


def _kind_in_table(value):
    """Of a column that is given to a table, whose rows it need not all have: integers with gaps are floats."""
    if isinstance(value, Series):
        return MIXED if value._values == torch.int64 else value._values
    return kind_of(value)
