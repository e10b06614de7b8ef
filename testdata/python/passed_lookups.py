# A lookup that fails where the program goes on in silence was meant to; shapes that do not fit were not.
import time
from types import SimpleNamespace
import torch
from torch import nn

state = SimpleNamespace()
for step in range(3):
    try:
        cost = time.time() - state.last
    except:
        pass
    try:
        cost = state.times["a"]
    except Exception:
        pass
    state.last = time.time()

try:
    nn.Linear(3, 4)(torch.zeros(2, 5))  # want "takes 3 features, got 5"
except Exception:
    pass

try:
    state.missing  # want "no attribute 'missing'"
except Exception as e:
    print(e)


def gain(activation):
    try:
        if isinstance(activation(), nn.Module):
            return 1.0
    except:
        pass
    return nn.init.calculate_gain(activation)


def tried(activation):
    try:
        kind = activation()  # want "'str' object is not callable"
    except:
        pass


gain("relu")
tried("relu")
