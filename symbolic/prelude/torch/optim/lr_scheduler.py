"""Learning-rate schedules decide no shape."""


class LRScheduler:
    _in_part_ = True

    def __init__(self, optimizer, *args, **kwargs):
        self.optimizer = optimizer

    def step(self, *args, **kwargs):
        pass

    def get_last_lr(self):
        return [g["lr"] for g in self.optimizer.param_groups]

    get_lr = get_last_lr

    def state_dict(self):
        return {}

    def load_state_dict(self, state):
        pass


_LRScheduler = LRScheduler


class StepLR(LRScheduler):
    pass


class MultiStepLR(LRScheduler):
    pass


class ExponentialLR(LRScheduler):
    pass


class CosineAnnealingLR(LRScheduler):
    pass


class CosineAnnealingWarmRestarts(LRScheduler):
    pass


class ReduceLROnPlateau(LRScheduler):
    pass


class LambdaLR(LRScheduler):
    pass


class OneCycleLR(LRScheduler):
    pass


class CyclicLR(LRScheduler):
    pass


class LinearLR(LRScheduler):
    pass


class ConstantLR(LRScheduler):
    pass


class PolynomialLR(LRScheduler):
    pass


class MultiplicativeLR(LRScheduler):
    pass


class SequentialLR(LRScheduler):
    pass


class ChainedScheduler(LRScheduler):
    pass
