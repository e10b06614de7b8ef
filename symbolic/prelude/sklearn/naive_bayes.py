"""sklearn.naive_bayes: naive Bayes."""
from _pylib import unknown
from sklearn._predictors import Classifier


def __getattr__(name):
    return unknown()


class GaussianNB(Classifier):
    pass


class MultinomialNB(Classifier):
    pass


class BernoulliNB(Classifier):
    pass
