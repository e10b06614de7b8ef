"""sklearn.svm: support vector machines."""
from _pylib import unknown
from sklearn._predictors import Classifier, Regressor


def __getattr__(name):
    return unknown()


class SVC(Classifier):
    pass


class LinearSVC(Classifier):
    pass


class NuSVC(Classifier):
    pass


class SVR(Regressor):
    pass


class LinearSVR(Regressor):
    pass


class NuSVR(Regressor):
    pass
