"""Metrics: what they come to is a number, or one a class. https://lightning.ai/docs/torchmetrics"""
from copy import deepcopy
import torch
from torch import nn
from torchmetrics import functional
from torchmetrics.functional import _score, _same_shape
from _pylib import unknown


class Metric(nn.Module):
    higher_is_better = None
    is_differentiable = None
    full_state_update = None
    update_count = 0
    update_called = True

    def __init__(self, **kwargs):
        super().__init__()

    def add_state(self, name, default, dist_reduce_fx=None, persistent=False):
        setattr(self, name, list(default) if isinstance(default, list) else default)

    def update(self, *args, **kwargs):
        raise NotImplementedError

    def compute(self):
        raise NotImplementedError

    def forward(self, *args, **kwargs):
        self.update(*args, **kwargs)
        return self.compute()

    def reset(self):
        pass

    def clone(self):
        return deepcopy(self)

    @property
    def device(self):
        return torch.device("cpu")

    @property
    def dtype(self):
        return unknown("")

    def set_dtype(self, dst_type):
        return self

    def plot(self, *args, **kwargs):
        return unknown("")

    def sync(self, *args, **kwargs):
        pass

    unsync = persistent = merge_state = sync


class _Known(Metric):
    """A metric of the library: what it is given and says is kept."""

    def __init__(self, *args, **kwargs):
        super().__init__()
        self._options = kwargs

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("")

    def update(self, *args, **kwargs):
        pass


class _Classification(_Known):
    def compute(self):
        return _score(self._options)


class Accuracy(_Classification):
    pass


class Precision(_Classification):
    pass


class Recall(_Classification):
    pass


class F1Score(_Classification):
    pass


class FBetaScore(_Classification):
    pass


class Specificity(_Classification):
    pass


class AUROC(_Classification):
    pass


class AveragePrecision(_Classification):
    pass


class JaccardIndex(_Classification):
    pass


class HammingDistance(_Classification):
    pass


class _Number(_Known):
    def compute(self):
        return unknown("Tensor") if self._options else torch.rand(())


class MeanSquaredError(_Number):
    def update(self, preds, target):
        _same_shape(preds, target)


class MeanAbsoluteError(MeanSquaredError):
    pass


class MeanMetric(_Number):
    pass


class SumMetric(_Number):
    pass


class MaxMetric(_Number):
    pass


class MinMetric(_Number):
    pass


class CohenKappa(_Classification):
    pass


class MatthewsCorrCoef(_Classification):
    pass


class ConfusionMatrix(_Known):
    def compute(self):
        n = self._options.get("num_classes", 2)
        if self._options.get("task") not in ("multiclass", "binary"):
            return unknown("Tensor")
        return torch.randint(0, 2, (n, n)) if self._options.get("normalize") is None else torch.rand(n, n)


class MetricCollection(nn.Module):
    def __init__(self, metrics, *additional, prefix=None, postfix=None, compute_groups=True):
        super().__init__()
        if not isinstance(metrics, dict):
            given = list(metrics) if isinstance(metrics, (list, tuple)) else [metrics]
            metrics = {type(m).__name__: m for m in given + list(additional)}
        self._metrics = nn.ModuleDict(metrics)
        self.prefix = prefix or ""
        self.postfix = postfix or ""

    def _named(self, values):
        return {self.prefix + k + self.postfix: v for k, v in values.items()}

    def forward(self, *args, **kwargs):
        return self._named({k: m(*args, **kwargs) for k, m in self._metrics.items()})

    def update(self, *args, **kwargs):
        for m in self._metrics.values():
            m.update(*args, **kwargs)

    def compute(self):
        return self._named({k: m.compute() for k, m in self._metrics.items()})

    def reset(self):
        pass

    def clone(self, prefix=None, postfix=None):
        made = MetricCollection(dict(self._metrics.items()))
        made.prefix = prefix or self.prefix
        made.postfix = postfix or self.postfix
        return made

    def __getitem__(self, key):
        return self._metrics[key]

    def keys(self, *args, **kwargs):
        return self._named(dict(self._metrics.items())).keys()

    def items(self, *args, **kwargs):
        return self._named(dict(self._metrics.items())).items()

    def values(self, *args, **kwargs):
        return self._metrics.values()


def __getattr__(name):
    return unknown("")
