"""sklearn.preprocessing: scalers and encoders of labels."""
import torch
from _pylib import unknown, unknown_list
from _shapelint import is_unknown
from numpy import asarray
from numpy._broad import BroadArray
from numpy._core import ndarray, wrap


def __getattr__(name):
    return unknown()


def _float(a):
    t = a.__tensor__
    if isinstance(a, BroadArray):
        return t.double()
    if is_unknown(t.dtype):  # a column of a table
        return t
    return t if t.is_floating_point() else t.double()


class _Transformer:
    """Learns from arrays of some features and changes arrays of as many."""

    _results = None

    def __init__(self, *args, **kwargs):
        self.n_features_in_ = None

    def __getattr__(self, name):
        return unknown()

    def _checked(self, X):
        """X as an array; None if it is none."""
        X = X.values if hasattr(type(X), "_some_rows") else asarray(X)
        if not isinstance(X, ndarray):
            return None
        if X.ndim != 2:
            raise ValueError(f"Expected 2D array, got {X.ndim}D array instead")
        return X

    def fit(self, X, y=None, **kwargs):
        a = self._checked(X)
        self.n_features_in_ = None if a is None else a.shape[1]
        return self

    def transform(self, X, copy=None):
        a = self._checked(X)
        if a is None:
            return unknown()
        self._check_features(a)
        return wrap(self._made(_float(a)))

    def _check_features(self, a):
        n = self.n_features_in_
        if n is not None and a.shape[1] != n:
            raise ValueError(f"X has {a.shape[1]} features, but {type(self).__name__} is expecting {n} features as input.")

    def _made(self, t):
        return t.clone()

    def fit_transform(self, X, y=None, **kwargs):
        return self.fit(X, y).transform(X)

    def inverse_transform(self, X, copy=None):
        a = self._checked(X)
        return unknown() if a is None else wrap(_float(a).clone())


class StandardScaler(_Transformer):
    @property
    def mean_(self):
        n = self.n_features_in_
        return unknown() if n is None else wrap(torch.zeros(n, dtype=torch.float64))

    @property
    def scale_(self):
        return self.mean_

    @property
    def var_(self):
        return self.mean_


class MinMaxScaler(_Transformer):
    pass


class MaxAbsScaler(_Transformer):
    pass


class RobustScaler(_Transformer):
    pass


class Normalizer(_Transformer):
    pass


class OrdinalEncoder(_Transformer):
    pass


class _Sparse:
    """A matrix of scipy.sparse."""

    def __init__(self, t):
        self._t = t

    def __getattr__(self, name):
        return unknown()

    @property
    def shape(self):
        return wrap(self._t).shape

    def toarray(self, *args, **kwargs):
        return wrap(self._t)

    todense = toarray


class OneHotEncoder(_Transformer):
    def __init__(self, *, sparse_output=True, dtype=None, **kwargs):
        super().__init__()
        self._sparse = kwargs.get("sparse", sparse_output)

    def fit(self, X, y=None):
        super().fit(X)
        self._width = unknown("int")  # nobody knows how many values there are
        return self

    def transform(self, X):
        made = super().transform(X)
        if not isinstance(made, ndarray):
            return made
        return _Sparse(made.__tensor__) if self._sparse else made

    def _made(self, t):
        return torch.empty(t.shape[0], self._width, dtype=torch.float64)


class LabelEncoder:
    def fit(self, y):
        n = len(unknown_list(unknown()))  # nobody knows how many values there are
        self.classes_ = wrap(torch.empty(n, dtype=unknown()))
        return self

    def transform(self, y):
        try:
            n = len(y)
        except TypeError:
            return unknown()
        return wrap(torch.zeros(n, dtype=torch.int64))

    def fit_transform(self, y):
        return self.fit(y).transform(y)

    def inverse_transform(self, y):
        return unknown()
