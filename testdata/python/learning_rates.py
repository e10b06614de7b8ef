# Learning rates change with each step of a schedule.
import math

import torch
from torch import nn, optim
from torch.optim import lr_scheduler
from torch.optim.lr_scheduler import LRScheduler
from torch.optim.swa_utils import SWALR, AveragedModel


def sgd(lr=0.1, **options):
    return optim.SGD([nn.Parameter(torch.zeros(3))], lr=lr, **options)


def rate(optimizer):
    return optimizer.param_groups[0]["lr"]


def layers(optimizer):
    """A number that the rate decides."""
    return torch.zeros(round(rate(optimizer) * 100))


o = sgd()
s = lr_scheduler.StepLR(o, step_size=2, gamma=0.5)
assert rate(o) == 0.1 and s.get_last_lr() == [0.1] and s.last_epoch == 0
o.step()
s.step()
assert rate(o) == 0.1
s.step()
assert rate(o) == 0.05 and s.get_last_lr() == [0.05] and s.last_epoch == 2
layers(o) + torch.zeros(3)  # want "5 against 3"
assert s.base_lrs == [0.1] and o.param_groups[0]["initial_lr"] == 0.1

o = sgd()
s = lr_scheduler.ExponentialLR(o, 0.5)
s.step()
s.step()
assert rate(o) == 0.025

o = sgd()
s = lr_scheduler.MultiStepLR(o, [1, 3], 0.5)
s.step()
assert rate(o) == 0.05

o = sgd(1.0)
s = lr_scheduler.LambdaLR(o, lambda epoch: 1 / (epoch + 1))
s.step()
assert rate(o) == 0.5

o = sgd(1.0)
s = lr_scheduler.MultiplicativeLR(o, lambda epoch: 0.5)
s.step()
s.step()
assert rate(o) == 0.25

o = sgd(1.0)
s = lr_scheduler.ConstantLR(o, 0.5, 2)
assert rate(o) == 0.5
s.step()
assert rate(o) == 0.5
s.step()
assert rate(o) == 1.0

o = sgd(1.0)
s = lr_scheduler.LinearLR(o, 0.5, total_iters=2)
assert rate(o) == 0.5
s.step()
assert rate(o) == 0.75
s.step()
assert rate(o) == 1.0

for make in (
    lambda o: lr_scheduler.CosineAnnealingLR(o, 10),
    lambda o: lr_scheduler.PolynomialLR(o),
    lambda o: lr_scheduler.CosineAnnealingWarmRestarts(o, 10),
    lambda o: lr_scheduler.OneCycleLR(o, 0.1, total_steps=20),
    lambda o: lr_scheduler.CyclicLR(o, 0.01, 0.1, 10),
    lambda o: lr_scheduler.SequentialLR(o, [lr_scheduler.ConstantLR(o), lr_scheduler.ExponentialLR(o, 0.5)], [2]),
    lambda o: SWALR(o, 0.05),
):
    o = sgd(momentum=0.9)
    s = make(o)
    for _ in range(3):
        o.step()
        s.step()
    assert rate(o) != 0.1 and s.get_last_lr() == [rate(o)]
    if not isinstance(s, lr_scheduler.SequentialLR):
        assert s.last_epoch == 3

o = sgd(momentum=0.9)
s = lr_scheduler.OneCycleLR(o, 0.1, total_steps=20)
assert math.isclose(rate(o), 0.004) and o.param_groups[0]["momentum"] == 0.95 and s.total_steps == 20
assert math.isclose(o.param_groups[0]["max_lr"], 0.1)

o = sgd()
s = lr_scheduler.ReduceLROnPlateau(o, patience=0)
assert s.get_last_lr() == [0.1]
for _ in range(3):
    s.step(1.0)
assert rate(o) < 0.1

o = sgd(1.0)
s = lr_scheduler.ChainedScheduler([lr_scheduler.ConstantLR(o, 0.5, 4), lr_scheduler.ExponentialLR(o, 0.5)])
s.step()
assert rate(o) == 0.25 and s.get_last_lr() == [0.25]


class Warmup(LRScheduler):
    def __init__(self, optimizer, steps, last_epoch=-1):
        self.steps = steps
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        if self.last_epoch < self.steps:
            return [base * (self.last_epoch + 1) / self.steps for base in self.base_lrs]
        return list(self.base_lrs)


o = sgd(1.0)
s = Warmup(o, 4)
assert rate(o) == 0.25
s.step()
assert rate(o) == 0.5
layers(o) + torch.zeros(3)  # want "50 against 3"
for _ in range(5):
    s.step()
assert rate(o) == 1.0

saved = s.state_dict()
other = Warmup(sgd(1.0), 4)
other.load_state_dict(saved)
assert other.last_epoch == 6

# However long it is trained, what a rate has become is not what it was.
o = sgd()
s = lr_scheduler.StepLR(o, 30)
for epoch in range(90):
    o.step()
    s.step()
assert s.last_epoch == 90
assert rate(o) < 0.1
if rate(o) == 0.1:
    torch.zeros(2) + torch.zeros(3)

model = nn.Linear(3, 4)
averaged = AveragedModel(model)
assert averaged.n_averaged == 0
for _ in range(3):
    averaged.update_parameters(model)
assert averaged.n_averaged == 3
assert "n_averaged" in averaged.state_dict()
averaged(torch.zeros(2, 4))  # want "takes 3 features, got 4"
