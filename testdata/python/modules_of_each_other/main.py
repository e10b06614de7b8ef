import ring
import ring.b as b
import ring.c as c
from torch import nn, zeros

nn.Linear(3, 2)(zeros(b.f() + 4))  # want "3 features, got 5"
nn.Linear(3, 2)(zeros(c.x + 5))  # want "3 features, got 6"
nn.Linear(3, 2)(zeros(ring.b.f() + 6))  # want "3 features, got 7"
