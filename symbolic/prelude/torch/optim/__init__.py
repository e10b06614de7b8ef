"""Optimizers change the contents of parameters only."""
import collections as _collections

from _pylib import unknown as _unknown
import torch as _torch
from torch.optim import lr_scheduler

__all__ = ["Adafactor", "Adadelta", "Adagrad", "Adam", "Adamax", "AdamW", "ASGD", "LBFGS", "lr_scheduler", "NAdam", "Optimizer", "RAdam",
           "RMSprop", "Rprop", "SGD", "SparseAdam"]


class Optimizer:
    _in_part_ = True

    def __init__(self, params, defaults):
        self.defaults = defaults
        self.state = _collections.defaultdict(dict)
        self.param_groups = []
        groups = [params] if isinstance(params, dict) else list(params)
        if len(groups) == 0:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(group)

    def zero_grad(self, set_to_none=True):
        pass

    def step(self, closure=None):
        if closure is not None:
            return closure()

    def state_dict(self):
        """Parameters are told by their numbers, as they are where it is saved."""
        groups, first = [], 0
        for group in self.param_groups:
            params = list(range(first, first + len(group["params"])))
            first += len(params)
            groups.append({**{k: v for k, v in group.items() if k != "params"}, "params": params})
        return {"state": _unknown("dict"), "param_groups": groups}

    def load_state_dict(self, state_dict):
        pass

    def __setstate__(self, state):
        pass

    def add_param_group(self, param_group):
        params = param_group["params"]
        param_group["params"] = [params] if isinstance(params, _torch.Tensor) else list(params)
        for name, default in self.defaults.items():
            param_group.setdefault(name, default)
        self.param_groups.append(param_group)


def _options(**defaults):
    """The constructor of an optimizer: its options in their order, and the flags that all have."""
    names = list(defaults)

    def __init__(self, params, *args, **kwargs):
        options = {"maximize": False, "foreach": None, "capturable": False, "differentiable": False, "fused": None, **defaults}
        options.update(zip(names, args))
        options.update(kwargs)
        Optimizer.__init__(self, params, options)

    return __init__


class SGD(Optimizer):
    __init__ = _options(lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False)


class Adam(Optimizer):
    __init__ = _options(lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False)


class AdamW(Optimizer):
    __init__ = _options(lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, amsgrad=False)


class Adamax(Optimizer):
    __init__ = _options(lr=0.002, betas=(0.9, 0.999), eps=1e-8, weight_decay=0)


class NAdam(Optimizer):
    __init__ = _options(lr=0.002, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=0.004)


class RAdam(Optimizer):
    __init__ = _options(lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0)


class RMSprop(Optimizer):
    __init__ = _options(lr=0.01, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False)


class Adagrad(Optimizer):
    __init__ = _options(lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10)


class Adadelta(Optimizer):
    __init__ = _options(lr=1.0, rho=0.9, eps=1e-6, weight_decay=0)


class ASGD(Optimizer):
    __init__ = _options(lr=0.01, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0)


class LBFGS(Optimizer):
    __init__ = _options(lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=100, line_search_fn=None)


class SparseAdam(Optimizer):
    __init__ = _options(lr=0.001, betas=(0.9, 0.999), eps=1e-8)


class Rprop(Optimizer):
    __init__ = _options(lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-6, 50))


class Adafactor(Optimizer):
    __init__ = _options(lr=0.01, beta2_decay=-0.8, eps=(None, 0.001), d=1.0, weight_decay=0.0)
