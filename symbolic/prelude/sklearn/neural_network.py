"""sklearn.neural_network: perceptrons."""
from _pylib import unknown
from sklearn._predictors import Classifier, Regressor


def __getattr__(name):
    return unknown()


class MLPClassifier(Classifier):
    pass


class MLPRegressor(Regressor):
    pass
