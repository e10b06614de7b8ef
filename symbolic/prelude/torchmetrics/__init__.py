"""Metrics: what they come to is a number, or one a class. https://lightning.ai/docs/torchmetrics"""
import inspect
from copy import deepcopy

import torch
from torch import nn
from torchmetrics import functional
from torchmetrics.functional import _score, _same_shape
from _pylib import unknown
from _shapelint import is_unknown


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

    def _filter_kwargs(self, **kwargs):
        """The arguments that update has a name for; all, if it takes any or if nobody knows."""
        parameters = inspect.signature(self.update).parameters
        if is_unknown(parameters) or any([p.kind == p.VAR_KEYWORD for p in parameters.values()]):
            return kwargs
        return {k: v for k, v in kwargs.items() if k in parameters and parameters[k].kind != inspect.Parameter.VAR_POSITIONAL}

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


class MetricCollection(nn.ModuleDict):
    """Metrics by their names: those of classes, or the keys of a dict in alphabetical order."""

    def __init__(self, metrics, *additional_metrics, prefix=None, postfix=None, compute_groups=True):
        super().__init__()
        self.prefix = self._check_arg(prefix, "prefix")
        self.postfix = self._check_arg(postfix, "postfix")
        self.add_metrics(metrics, *additional_metrics)

    def add_metrics(self, metrics, *additional_metrics):
        if is_unknown(metrics):
            nn.ModuleDict.update(self, metrics)
        elif isinstance(metrics, MetricCollection):
            self._add(dict(metrics.items()))
        elif isinstance(metrics, dict):
            if additional_metrics:
                raise ValueError("You have passes extra arguments which are not compatible with first passed dictionary")
            for name in metrics if any([is_unknown(k) for k in metrics]) else sorted(metrics):
                self._add(_named(metrics[name], name, name + "_"))
        else:
            given = list(metrics) if isinstance(metrics, (list, tuple)) else [metrics]
            for m in given + list(additional_metrics):
                self._add(_named(m, type(m).__name__, ""))

    def _add(self, named):
        for name, metric in named.items():
            if not is_unknown(metric) and not isinstance(metric, Metric):
                raise ValueError(f"Value {metric} belonging to key {name} is not an instance of `torchmetrics.Metric`")
            self[name] = metric

    @staticmethod
    def _check_arg(arg, name):
        if arg is None or isinstance(arg, str):
            return arg
        raise ValueError(f"Expected input `{name}` to be a string, but got {type(arg)}")

    def _set_name(self, base):
        return (self.prefix or "") + base + (self.postfix or "")

    def _results(self, results):
        flat = {}
        for name, result in results.items():
            if isinstance(result, dict) and not is_unknown(result):
                flat.update(result)
            else:
                flat[name] = result
        return {self._set_name(k): v for k, v in flat.items()}

    def forward(self, *args, **kwargs):
        return self._results({k: m(*args, **m._filter_kwargs(**kwargs)) for k, m in self.items(keep_base=True)})

    def update(self, *args, **kwargs):
        for m in self.values():
            m.update(*args, **m._filter_kwargs(**kwargs))

    def compute(self):
        return self._results({k: m.compute() for k, m in self.items(keep_base=True)})

    def reset(self):
        for m in self.values():
            m.reset()

    def clone(self, prefix=None, postfix=None):
        made = deepcopy(self)
        made.prefix = self._check_arg(prefix, "prefix") or self.prefix
        made.postfix = self._check_arg(postfix, "postfix") or self.postfix
        return made

    def persistent(self, mode=True):
        for m in self.values():
            m.persistent(mode)

    def set_dtype(self, dst_type):
        return self

    def plot(self, *args, **kwargs):
        return unknown("")

    @property
    def compute_groups(self):
        return unknown("dict")

    @property
    def metric_state(self):
        return unknown("dict")

    def __iter__(self):
        return iter(self.keys())

    def __getitem__(self, key, copy_state=True):
        if isinstance(key, str) and not is_unknown(key):
            key = key.removeprefix(self.prefix or "").removesuffix(self.postfix or "")
        return nn.ModuleDict.__getitem__(self, key)

    def keys(self, keep_base=False):
        return dict(self.items(keep_base)).keys()

    def items(self, keep_base=False, copy_state=True):
        metrics = nn.ModuleDict.items(self)
        return metrics if keep_base else {self._set_name(k): m for k, m in metrics}.items()

    def values(self, copy_state=True):
        return nn.ModuleDict.values(self)


def _named(metric, name, prefix):
    """What a metric is called in a collection; those of a collection within it keep their own names."""
    if is_unknown(metric) or not isinstance(metric, MetricCollection):
        return {name: metric}
    return {prefix + k: m for k, m in metric.items()}


def __getattr__(name):
    return unknown("")
