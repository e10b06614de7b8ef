# A member of a text enumeration may be the value of another's; its text is that member's.
from enum import Enum

import torch
from torch import nn


class Text(str, Enum):
    def __str__(self):
        return self.value


class First(Text):
    X = "x"
    Y = "yy"


class Second(Text):
    X = First.X
    Z = "zzz"


widths = [len(m) for m in Second]
fc = nn.Linear(widths[0], widths[1])
fc(torch.zeros(2, 1))
fc(torch.zeros(2, 3))  # want "takes 1 features?, got 3"
