"""Optimizers change the contents of parameters only."""
from collections import defaultdict

from torch.optim import lr_scheduler


class Optimizer:
    def __init__(self, params, *args, **kwargs):
        params = list(params)
        if len(params) == 0:
            raise ValueError("optimizer got an empty parameter list")
        if isinstance(params[0], dict):
            self.param_groups = [dict(g, lr=kwargs.get("lr", 0.001)) for g in params]
        else:
            self.param_groups = [{"params": params, "lr": kwargs.get("lr", 0.001)}]
        self.defaults = kwargs
        self.state = defaultdict(dict)

    def zero_grad(self, set_to_none=True):
        pass

    def step(self, closure=None):
        if closure is not None:
            return closure()

    def state_dict(self):
        return {}

    def load_state_dict(self, state):
        pass

    def add_param_group(self, group):
        self.param_groups.append(group)


class SGD(Optimizer):
    pass


class Adam(Optimizer):
    pass


class AdamW(Optimizer):
    pass


class Adamax(Optimizer):
    pass


class NAdam(Optimizer):
    pass


class RAdam(Optimizer):
    pass


class RMSprop(Optimizer):
    pass


class Adagrad(Optimizer):
    pass


class Adadelta(Optimizer):
    pass


class ASGD(Optimizer):
    pass


class LBFGS(Optimizer):
    pass


class SparseAdam(Optimizer):
    pass


class Rprop(Optimizer):
    pass


class Adafactor(Optimizer):
    pass
