"""Where more undecided branches run within one another than can be told apart, what Python would refuse is no finding."""
import torch
import torch.nn as nn
from elsewhere import a, b, c, d, e, f, g, h, i

found = None
if a:
    if b:
        if c:
            if d:
                if e:
                    if f:
                        if g:
                            if h:
                                if i:
                                    found = torch.zeros(2)
found.sum()
nn.Linear(3, 2)(torch.zeros(5, 4))  # want "takes 3 features, got 4"
