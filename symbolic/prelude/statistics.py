"""Figures of data. https://docs.python.org/3/library/statistics.html"""
import math

from _pylib import unknown


class StatisticsError(ValueError):
    pass


def _items(data):
    found = list(data)
    if len(found) == 0:
        raise StatisticsError("no data")
    return found


def _number(x):
    """Whole means of ints are ints."""
    return int(x) if isinstance(x, float) and x == int(x) else x


def mean(data):
    data = _items(data)
    total = sum(data)
    return _number(total / len(data)) if isinstance(total, int) else total / len(data)


def fmean(data, weights=None):
    data = _items(data)
    return float(sum(data)) / len(data) if weights is None else unknown("float")


def median(data):
    data = sorted(_items(data))
    half = len(data) // 2
    return data[half] if len(data) % 2 == 1 else (data[half - 1] + data[half]) / 2


def median_low(data):
    data = sorted(_items(data))
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(_items(data))
    return data[len(data) // 2]


def multimode(data):
    data = list(data)
    most = max([data.count(x) for x in data], default=0)
    return list(dict.fromkeys([x for x in data if data.count(x) == most]))


def mode(data):
    return multimode(_items(data))[0]


def _spread(*args, **kwargs):
    return unknown("float")


variance = pvariance = stdev = pstdev = geometric_mean = harmonic_mean = covariance = correlation = _spread


def __getattr__(name):
    return unknown("")
