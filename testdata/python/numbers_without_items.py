import numpy as np
from torch import nn, zeros


def area(window):
    return window[0] ** 2  # want "'int' object is not subscriptable"


assert area((3, 4)) == 9
assert np.float32(2)[None].shape == (1,)


class Window(nn.Module):
    def __init__(self, window):
        super().__init__()
        self.table = nn.Parameter(zeros(area(window), 4))


Window((2, 2))
Window(7)
