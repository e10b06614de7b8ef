"""sklearn.linear_model: linear models."""
from _pylib import unknown
from sklearn._predictors import Classifier, Regressor


def __getattr__(name):
    return unknown()


class LogisticRegression(Classifier):
    pass


class LogisticRegressionCV(Classifier):
    pass


class SGDClassifier(Classifier):
    pass


class RidgeClassifier(Classifier):
    pass


class Perceptron(Classifier):
    pass


class LinearRegression(Regressor):
    pass


class Ridge(Regressor):
    pass


class RidgeCV(Regressor):
    pass


class Lasso(Regressor):
    pass


class LassoCV(Regressor):
    pass


class ElasticNet(Regressor):
    pass


class BayesianRidge(Regressor):
    pass


class HuberRegressor(Regressor):
    pass


class SGDRegressor(Regressor):
    pass
