"""What learns from samples to predict classes or values."""
import torch
from _pylib import unknown
from numpy._core import ndarray, wrap
from sklearn._samples import check_consistent_length, sizes_of
from sklearn.preprocessing import _Transformer


class Predictor(_Transformer):
    def __init__(self, *args, **kwargs):
        super().__init__()
        self._outputs = None  # the sizes of the prediction for one sample, where they are known

    def fit(self, X, y, sample_weight=None, **kwargs):
        super().fit(X)
        check_consistent_length(X, y, sample_weight)
        found = sizes_of(y)
        self._outputs = None if found is None or isinstance(y, (list, tuple)) else found[1:]
        self._targets = y
        return self

    def _fed(self, X):
        """The array that is predicted for, if its features fit."""
        a = self._checked(X)
        if a is not None:
            self._check_features(a)
        return a

    def predict(self, X, **kwargs):
        a = self._fed(X)
        if a is None or self._outputs is None:
            return unknown()
        if self._outputs and self._outputs[0] == 1:
            return unknown()  # some give a column for a column, others an array without
        return wrap(torch.empty((a.shape[0],) + self._outputs, dtype=self._predicted()))

    def score(self, X, y, sample_weight=None):
        self._fed(X)
        check_consistent_length(X, y, sample_weight)
        return unknown("float")


class Regressor(Predictor):
    def _predicted(self):
        return unknown()  # of 32 bits for some, if all that it learned from was


class Classifier(Predictor):
    def _predicted(self):
        y = self._targets
        return y.__tensor__.dtype if isinstance(y, ndarray) else unknown()

    def predict_proba(self, X):
        a = self._fed(X)
        if a is None or self._outputs != ():
            return unknown()
        return wrap(torch.empty(a.shape[0], unknown("int"), dtype=unknown()))

    predict_log_proba = predict_proba
