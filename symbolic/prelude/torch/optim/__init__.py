"""Optimizers change the contents of parameters only."""
import collections as _collections

from _pylib import unknown as _unknown
from _shapelint import is_unknown as _is_unknown
import torch as _torch
from torch.optim import lr_scheduler

__all__ = ["Adafactor", "Adadelta", "Adagrad", "Adam", "Adamax", "AdamW", "ASGD", "LBFGS", "lr_scheduler", "Muon", "NAdam", "Optimizer", "RAdam",
           "RMSprop", "Rprop", "SGD", "SparseAdam"]


class Optimizer:
    """_scalars, _alike and _optional are what is kept for a parameter: numbers, tensors of its shape, and those of which an
    option decides whether there are any."""
    _in_part_ = True
    _scalars = ("step",)
    _alike = ()
    _optional = {}

    def __init__(self, params, defaults):
        self.defaults = defaults
        self._state = _collections.defaultdict(dict)
        self._stepped = False
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
        loss = None if closure is None else closure()
        self._stepped = True
        return loss

    @property
    def state(self):
        """What steps note of each parameter, told when somebody asks: most programs never do."""
        if self._stepped:
            self._stepped = False
            self._keep()
        return self._state

    @state.setter
    def state(self, value):
        self._state = value

    def _keep(self):
        if _is_unknown(self._state):
            return
        for group in self.param_groups:
            for p in group["params"]:
                if p.requires_grad and p not in self._state:
                    kept = self._kept(p, group)
                    if kept:
                        self._state[p] = kept

    def _kept(self, p, group):
        alike = list(self._alike)
        for option, name in self._optional.items():
            if group[option]:
                alike.append(name)
        if not alike:
            return {}
        return {**{name: _torch.empty(()) for name in self._scalars}, **{name: _torch.empty_like(p) for name in alike}}

    def _numbered(self, groups):
        return [p for group in groups for p in group["params"]]

    def state_dict(self):
        """Parameters are told by their numbers, as they are where it is saved."""
        groups, first = [], 0
        for group in self.param_groups:
            params = list(range(first, first + len(group["params"])))
            first += len(params)
            groups.append({**{k: v for k, v in group.items() if k != "params"}, "params": params})
        state = self.state
        if not _is_unknown(state):
            state = {i: state[p] for i, p in enumerate(self._numbered(self.param_groups)) if p in state}
        return {"state": state, "param_groups": groups}

    def load_state_dict(self, state_dict):
        saved = _unknown("") if _is_unknown(state_dict) else state_dict["param_groups"]
        if _is_unknown(saved):
            self.state = _unknown("")
            for group in self.param_groups:
                for name, value in group.items():
                    if name != "params":
                        group[name] = _unknown("float" if isinstance(value, float) else "")
            return
        if len(saved) != len(self.param_groups):
            raise ValueError("loaded state dict has a different number of parameter groups")
        for group, options in zip(self.param_groups, saved):
            if len(group["params"]) != len(options["params"]):
                raise ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
            group.update({name: value for name, value in options.items() if name != "params"})
        kept = state_dict["state"]
        if not _is_unknown(kept):
            own = dict(zip(self._numbered(saved), self._numbered(self.param_groups)))
            kept = _collections.defaultdict(dict, {own.get(k, k): dict(v) for k, v in kept.items()})
        self.state = kept

    def __setstate__(self, state):
        for name, value in state.items():
            setattr(self, name, value)

    def add_param_group(self, param_group):
        params = param_group["params"]
        params = [params] if isinstance(params, _torch.Tensor) else list(params)
        if any([isinstance(p, tuple) for p in params[:1]]):  # named_parameters()
            param_group["param_names"] = [name for name, _ in params]
            params = [p for _, p in params]
        param_group["params"] = params
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
    _scalars = ()
    _optional = {"momentum": "momentum_buffer"}
    __init__ = _options(lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False)


class Adam(Optimizer):
    _alike = ("exp_avg", "exp_avg_sq")
    _optional = {"amsgrad": "max_exp_avg_sq"}
    __init__ = _options(lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False)


class AdamW(Optimizer):
    _alike = ("exp_avg", "exp_avg_sq")
    _optional = {"amsgrad": "max_exp_avg_sq"}
    __init__ = _options(lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, amsgrad=False)


class Adamax(Optimizer):
    _alike = ("exp_avg", "exp_inf")
    __init__ = _options(lr=0.002, betas=(0.9, 0.999), eps=1e-8, weight_decay=0)


class NAdam(Optimizer):
    _scalars = ("step", "mu_product")
    _alike = ("exp_avg", "exp_avg_sq")
    __init__ = _options(lr=0.002, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=0.004)


class RAdam(Optimizer):
    _alike = ("exp_avg", "exp_avg_sq")
    __init__ = _options(lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0)


class RMSprop(Optimizer):
    _alike = ("square_avg",)
    _optional = {"momentum": "momentum_buffer", "centered": "grad_avg"}
    __init__ = _options(lr=0.01, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False)


class Adagrad(Optimizer):
    _alike = ("sum",)
    _set = _options(lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10)

    def __init__(self, *args, **kwargs):
        self._set(*args, **kwargs)
        self._keep()


class Adadelta(Optimizer):
    _alike = ("square_avg", "acc_delta")
    __init__ = _options(lr=1.0, rho=0.9, eps=1e-6, weight_decay=0)


class ASGD(Optimizer):
    _scalars = ("step", "eta", "mu")
    _alike = ("ax",)
    __init__ = _options(lr=0.01, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0)


class LBFGS(Optimizer):
    __init__ = _options(lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=100, line_search_fn=None)

    def _keep(self):  # of all parameters together, under the name of the first
        if not _is_unknown(self.state):
            self.state[self.param_groups[0]["params"][0]] = _unknown("dict")


class Muon(Optimizer):
    _scalars = ()
    _alike = ("momentum_buffer",)
    __init__ = _options(lr=0.001, weight_decay=0.1, momentum=0.95, nesterov=True, ns_coefficients=(3.4445, -4.775, 2.0315), eps=1e-7,
                        ns_steps=5, adjust_lr_fn=None)


class SparseAdam(Optimizer):
    _alike = ("exp_avg", "exp_avg_sq")
    __init__ = _options(lr=0.001, betas=(0.9, 0.999), eps=1e-8)


class Rprop(Optimizer):
    _alike = ("prev", "step_size")
    __init__ = _options(lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-6, 50))


class Adafactor(Optimizer):
    __init__ = _options(lr=0.01, beta2_decay=-0.8, eps=(None, 0.001), d=1.0, weight_decay=0.0)

    def _kept(self, p, group):
        if p.dim() > 1:
            return {"step": _torch.empty(()), "row_var": _torch.empty_like(p[..., :1]), "col_var": _torch.empty_like(p[..., :1, :])}
        return {"step": _torch.empty(()), "variance": _torch.empty_like(p)}
