"""sklearn.decomposition: PCA."""
from _pylib import unknown
from sklearn.preprocessing import _Transformer


def __getattr__(name):
    return unknown()


class PCA(_Transformer):
    def __init__(self, n_components=None, **kwargs):
        super().__init__()
        self.n_components = n_components

    def _made(self, t):
        n = self.n_components
        if not isinstance(n, int):
            n = unknown("int")
        return t.new_empty((t.shape[0], n))

    def inverse_transform(self, X):
        return unknown()
