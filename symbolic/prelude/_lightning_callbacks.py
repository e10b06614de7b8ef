"""The callbacks of Lightning, under both of its names: what they watch they leave as it is."""
from _lightning import Callback
from _pylib import unknown


class _Watching(Callback):
    def __init__(self, *args, **kwargs):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")


class ModelCheckpoint(_Watching):
    pass


class EarlyStopping(_Watching):
    pass


class LearningRateMonitor(_Watching):
    pass


class TQDMProgressBar(_Watching):
    pass


class RichProgressBar(_Watching):
    pass


class ModelSummary(_Watching):
    pass


class RichModelSummary(_Watching):
    pass


class Timer(_Watching):
    pass


class DeviceStatsMonitor(_Watching):
    pass


class GradientAccumulationScheduler(_Watching):
    pass


class StochasticWeightAveraging(_Watching):
    pass


class LambdaCallback(_Watching):
    pass


def __getattr__(name):
    return unknown("")
