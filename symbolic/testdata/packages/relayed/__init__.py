from .layers import *


class Net(Module):
    def __init__(self):
        super().__init__()
        self.fc = Linear(6, 2)

    def forward(self, x):
        return max(cat([self.fc(x), zeros(1, 2)]), dim=1)[0]
