"""sklearn.tree: trees."""
from _pylib import unknown
from sklearn._predictors import Classifier, Regressor


def __getattr__(name):
    return unknown()


class DecisionTreeClassifier(Classifier):
    pass


class DecisionTreeRegressor(Regressor):
    pass
