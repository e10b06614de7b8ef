"""What a helper reads of its caller's frame."""
import inspect
import sys
import types

import torch
from torch import nn


def store():
    """Makes an attribute of each parameter of the method that calls this."""
    frame = sys._getframe(1)
    code = frame.f_code
    owner, *names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    for name in names:
        setattr(frame.f_locals[owner], name, frame.f_locals[name])


class Net(nn.Module):
    def __init__(self, width, out=2):
        super().__init__()
        store()
        self.layer = nn.Linear(self.width, self.out)

    def forward(self, x):
        return self.layer(x)  # want "takes 3 features, got 5"


Net(3)(torch.zeros(4, 5))


def caller():
    return inspect.currentframe().f_back.f_code.co_name


def measured():
    return torch.zeros(len(caller()))


measured().view(7)  # want "8 elements"
rows = 6


def above():
    return sys._getframe(1).f_globals["rows"]


def bind(name, v):
    sys._getframe(1).f_globals[name] = v


torch.zeros(above()).view(5)  # want "6 elements"
bind("columns", 4)
torch.zeros(columns).view(3)  # want "4 elements"


def settings(frame=None):
    """The arguments of the call that made the object whose method asks."""
    frame = frame or inspect.currentframe().f_back
    if not isinstance(frame, types.FrameType):
        raise TypeError("no frame")
    names, _, _, values = inspect.getargvalues(frame)
    return {name: values[name] for name in names[1:]}


class Sized:
    def __init__(self, rows, columns=2):
        self.settings = settings()


torch.zeros(Sized(3).settings["rows"], Sized(3).settings["columns"]).view(5)  # want "6 elements"
