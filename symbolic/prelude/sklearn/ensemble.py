"""sklearn.ensemble: forests and what is boosted."""
from _pylib import unknown
from sklearn._predictors import Classifier, Regressor


def __getattr__(name):
    return unknown()


class RandomForestClassifier(Classifier):
    pass


class ExtraTreesClassifier(Classifier):
    pass


class GradientBoostingClassifier(Classifier):
    pass


class HistGradientBoostingClassifier(Classifier):
    pass


class AdaBoostClassifier(Classifier):
    pass


class RandomForestRegressor(Regressor):
    pass


class ExtraTreesRegressor(Regressor):
    pass


class GradientBoostingRegressor(Regressor):
    pass


class HistGradientBoostingRegressor(Regressor):
    pass


class AdaBoostRegressor(Regressor):
    pass
