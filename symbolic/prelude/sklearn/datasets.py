"""sklearn.datasets: the toy sets, and those that are made up."""
import torch
from _pylib import unknown
from numpy._core import ndarray, wrap


def __getattr__(name):
    return unknown()


class Bunch(dict):
    def __getattr__(self, name):
        return self[name] if name in self else unknown()


def _points(n, features):
    return wrap(torch.randn(n, features, dtype=torch.float64))


def _classes(n, classes):
    return wrap(torch.randint(0, classes, (n,)))


def _loaded(data, target, classes, return_X_y, as_frame, **more):
    if as_frame:
        return unknown()
    if return_X_y:
        return data, target
    names = {"target_names": wrap(torch.zeros(classes))} if classes else {}
    return Bunch(data=data, target=target, **names, **more)


def load_iris(*, return_X_y=False, as_frame=False):
    return _loaded(_points(150, 4), _classes(150, 3), 3, return_X_y, as_frame)


def load_wine(*, return_X_y=False, as_frame=False):
    return _loaded(_points(178, 13), _classes(178, 3), 3, return_X_y, as_frame)


def load_breast_cancer(*, return_X_y=False, as_frame=False):
    return _loaded(_points(569, 30), _classes(569, 2), 2, return_X_y, as_frame)


def load_digits(*, n_class=10, return_X_y=False, as_frame=False):
    n = 1797 if n_class == 10 else unknown("int")
    images = wrap(torch.zeros(n, 8, 8, dtype=torch.float64))
    return _loaded(_points(n, 64), _classes(n, n_class), n_class, return_X_y, as_frame, images=images)


def _values(n):
    return wrap(torch.randn(n, dtype=torch.float64))


def load_diabetes(*, return_X_y=False, as_frame=False, scaled=True):
    return _loaded(_points(442, 10), _values(442), 0, return_X_y, as_frame)


def fetch_california_housing(*, return_X_y=False, as_frame=False, **kwargs):
    return _loaded(_points(20640, 8), _values(20640), 0, return_X_y, as_frame)


def fetch_olivetti_faces(*, return_X_y=False, **kwargs):
    data = wrap(torch.rand(400, 4096))
    images = wrap(torch.rand(400, 64, 64))
    return _loaded(data, _classes(400, 40), 0, return_X_y, False, images=images)


def make_classification(n_samples=100, n_features=20, *, n_classes=2, **kwargs):
    return _points(n_samples, n_features), _classes(n_samples, n_classes)


def make_multilabel_classification(n_samples=100, n_features=20, *, n_classes=5, sparse=False, return_indicator="dense", return_distributions=False, **kwargs):
    if sparse or return_distributions or return_indicator != "dense":
        return unknown()
    return _points(n_samples, n_features), wrap(torch.randint(0, 2, (n_samples, n_classes)))


def make_regression(n_samples=100, n_features=100, *, n_targets=1, coef=False, **kwargs):
    y = _values(n_samples) if n_targets == 1 else _points(n_samples, n_targets)
    if not coef:
        return _points(n_samples, n_features), y
    weights = _values(n_features) if n_targets == 1 else _points(n_features, n_targets)
    return _points(n_samples, n_features), y, weights


def _total(n_samples):
    return sum(n_samples) if isinstance(n_samples, (tuple, list)) else n_samples


def make_moons(n_samples=100, *, shuffle=True, noise=None, random_state=None):
    n = _total(n_samples)
    return _points(n, 2), _classes(n, 2)


def make_circles(n_samples=100, *, shuffle=True, noise=None, random_state=None, factor=0.8):
    n = _total(n_samples)
    return _points(n, 2), _classes(n, 2)


def make_blobs(n_samples=100, n_features=2, *, centers=None, return_centers=False, **kwargs):
    n = _total(n_samples)
    if isinstance(centers, ndarray):
        k, n_features = centers.shape
    elif isinstance(centers, (tuple, list)):
        k, n_features = len(centers), len(centers[0])
    elif isinstance(n_samples, (tuple, list)):
        k = len(n_samples)
    else:
        k = 3 if centers is None else centers
    made = (_points(n, n_features), _classes(n, k))
    return made + (_points(k, n_features),) if return_centers else made


def make_swiss_roll(n_samples=100, **kwargs):
    return _points(n_samples, 3), _values(n_samples)


make_s_curve = make_swiss_roll
