from torch import nn
from .tools import *


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = Linear(6, depth())

    def forward(self, x):
        return self.fc(x)
