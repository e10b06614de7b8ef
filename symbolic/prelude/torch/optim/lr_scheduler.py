"""Learning-rate schedules decide no shape, but programs read the rates. Those of a simple rule are known, of the others it is
known where they begin. https://docs.pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate"""
from collections import Counter

from _pylib import unknown
from _shapelint import is_unknown

__all__ = ["LRScheduler", "LambdaLR", "MultiplicativeLR", "StepLR", "MultiStepLR", "ConstantLR", "LinearLR", "ExponentialLR", "SequentialLR",
           "CosineAnnealingLR", "ChainedScheduler", "ReduceLROnPlateau", "CyclicLR", "CosineAnnealingWarmRestarts", "OneCycleLR", "PolynomialLR"]


class LRScheduler:
    _in_part_ = True
    _get_lr_called_within_step = False

    def __init__(self, optimizer, last_epoch=-1, *args, **kwargs):
        self.optimizer = optimizer
        for group in optimizer.param_groups:
            group.setdefault("initial_lr", group["lr"])
        self.base_lrs = [group["initial_lr"] for group in optimizer.param_groups]
        self.last_epoch = last_epoch
        self._initial_step()

    def _initial_step(self):
        self._step_count = 0
        self.step()

    def step(self, epoch=None):
        self._step_count += 1
        self._update_lr(epoch)

    def _update_lr(self, epoch=None):
        self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
        # An epoch that is given has no step before it that its rate could follow from.
        rates = self.get_lr() if epoch is None or epoch == 0 or not self._in_steps else self._unknown_rates()
        for group, lr in zip(self.optimizer.param_groups, rates):
            group["lr"] = lr
        self._note_rates()

    # Each rate is made of the one before.
    _in_steps = True

    def _note_rates(self):
        self._last_lr = self._rates()

    def _rates(self, factor=None):
        return [group["lr"] if factor is None else group["lr"] * factor for group in self.optimizer.param_groups]

    def _unknown_rates(self):
        return [unknown("float") for _ in self.optimizer.param_groups]

    def get_last_lr(self):
        return self._last_lr

    def get_lr(self):
        return self._rates() if self.last_epoch == 0 else self._unknown_rates()

    def state_dict(self):
        return {name: value for name, value in self.__dict__.items() if name not in ("optimizer", "lr_lambdas", "_schedulers")}

    def load_state_dict(self, state_dict):
        if is_unknown(state_dict):
            self.last_epoch, self._step_count, self._last_lr = unknown("int"), unknown("int"), self._unknown_rates()
        else:
            self.__dict__.update(state_dict)


_LRScheduler = LRScheduler


class LambdaLR(LRScheduler):
    _in_steps = False

    def __init__(self, optimizer, lr_lambda, last_epoch=-1, *args, **kwargs):
        several = isinstance(lr_lambda, (list, tuple))
        self.lr_lambdas = list(lr_lambda) if several else [lr_lambda for _ in optimizer.param_groups]
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        return [base * factor(self.last_epoch) for base, factor in zip(self.base_lrs, self.lr_lambdas)]


class MultiplicativeLR(LambdaLR):
    _in_steps = True

    def get_lr(self):
        if self.last_epoch > 0:
            return [group["lr"] * factor(self.last_epoch) for group, factor in zip(self.optimizer.param_groups, self.lr_lambdas)]
        return self._rates()


class StepLR(LRScheduler):
    def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1, *args, **kwargs):
        self.step_size = step_size
        self.gamma = gamma
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        return self._rates(self.gamma if self.last_epoch > 0 and self.last_epoch % self.step_size == 0 else None)


class MultiStepLR(LRScheduler):
    def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1, *args, **kwargs):
        self.milestones = Counter(milestones)
        self.gamma = gamma
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        return self._rates(self.gamma ** self.milestones[self.last_epoch] if self.last_epoch in self.milestones else None)


class ConstantLR(LRScheduler):
    def __init__(self, optimizer, factor=1.0 / 3, total_iters=5, last_epoch=-1, *args, **kwargs):
        self.factor = factor
        self.total_iters = total_iters
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        if self.last_epoch == 0:
            return self._rates(self.factor)
        return self._rates(1.0 / self.factor if self.last_epoch == self.total_iters else None)


class LinearLR(LRScheduler):
    def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5, last_epoch=-1, *args, **kwargs):
        self.start_factor = start_factor
        self.end_factor = end_factor
        self.total_iters = total_iters
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        if self.last_epoch == 0:
            return self._rates(self.start_factor)
        if self.last_epoch > self.total_iters:
            return self._rates()
        return self._unknown_rates()


class ExponentialLR(LRScheduler):
    def __init__(self, optimizer, gamma, last_epoch=-1, *args, **kwargs):
        self.gamma = gamma
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        return self._rates(self.gamma if self.last_epoch > 0 else None)


class PolynomialLR(LRScheduler):
    def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1, *args, **kwargs):
        self.total_iters = total_iters
        self.power = power
        super().__init__(optimizer, last_epoch)


class CosineAnnealingLR(LRScheduler):
    def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1, *args, **kwargs):
        self.T_max = T_max
        self.eta_min = eta_min
        super().__init__(optimizer, last_epoch)


class CosineAnnealingWarmRestarts(LRScheduler):
    def __init__(self, optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1, *args, **kwargs):
        self.T_0 = T_0
        self.T_mult = T_mult
        self.eta_min = eta_min
        super().__init__(optimizer, last_epoch)

    def step(self, epoch=None):
        if epoch is None:
            super().step()
        else:  # of which a part may have gone by
            self.last_epoch = unknown("int")
            super().step(self.last_epoch)


class ReduceLROnPlateau(LRScheduler):
    def __init__(self, optimizer, mode="min", factor=0.1, patience=10, threshold=1e-4, threshold_mode="rel", cooldown=0, min_lr=0, eps=1e-8,
                 *args, **kwargs):
        self.optimizer = optimizer
        self.mode, self.factor, self.patience, self.cooldown = mode, factor, patience, cooldown
        self.min_lrs = list(min_lr) if isinstance(min_lr, (list, tuple)) else [min_lr for _ in optimizer.param_groups]
        self.last_epoch = 0
        self._note_rates()

    def step(self, metrics, epoch=None):
        self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
        for group in self.optimizer.param_groups:
            group["lr"] = unknown("float")
        self._note_rates()


class _Cycle(LRScheduler):
    """Rates between two bounds, and momenta that go against them."""
    def _cycled(self, optimizer, last_epoch, cycle_momentum, **bounds):
        for group in optimizer.param_groups:
            group.update(bounds)
        self.cycle_momentum = cycle_momentum
        LRScheduler.__init__(self, optimizer, last_epoch)

    def get_lr(self):
        for group in self.optimizer.param_groups:
            if not self.cycle_momentum:
                continue
            if "betas" in group:
                group["betas"] = (unknown("float"), *group["betas"][1:])
            else:
                group["momentum"] = unknown("float")
        return self._unknown_rates()


class CyclicLR(_Cycle):
    def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode="triangular", gamma=1.0, scale_fn=None,
                 scale_mode="cycle", cycle_momentum=True, base_momentum=0.8, max_momentum=0.9, last_epoch=-1, *args, **kwargs):
        one = isinstance(base_lr, (int, float))
        self._cycled(optimizer, last_epoch, cycle_momentum, initial_lr=base_lr if one else unknown("float"))
        self.max_lrs = [max_lr for _ in optimizer.param_groups] if isinstance(max_lr, (int, float)) else max_lr


class OneCycleLR(_Cycle):
    def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, anneal_strategy="cos",
                 cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0, final_div_factor=1e4, three_phase=False,
                 last_epoch=-1, *args, **kwargs):
        self.total_steps = epochs * steps_per_epoch if total_steps is None else total_steps
        self._cycled(optimizer, last_epoch, cycle_momentum, initial_lr=unknown("float"), max_lr=unknown("float"), min_lr=unknown("float"))


class SequentialLR(LRScheduler):
    def __init__(self, optimizer, schedulers, milestones, last_epoch=-1, *args, **kwargs):
        self.optimizer = optimizer
        self._schedulers = schedulers
        self._milestones = milestones
        self.last_epoch = last_epoch + 1
        self._set_unknown()

    def step(self):
        self.last_epoch += 1
        self._set_unknown()

    def _set_unknown(self):
        for group in self.optimizer.param_groups:
            group["lr"] = unknown("float")
        for scheduler in self._schedulers:
            scheduler.last_epoch = unknown("int")
        self._note_rates()


class ChainedScheduler(LRScheduler):
    def __init__(self, schedulers, optimizer=None):
        self._schedulers = schedulers
        self.optimizer = schedulers[0].optimizer if optimizer is None else optimizer
        self._note_rates()

    def step(self):
        for scheduler in self._schedulers:
            scheduler.step()
        self._note_rates()
