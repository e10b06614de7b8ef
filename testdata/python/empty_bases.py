# Classes with an empty body pass super() on to what they derive from.
import torch
from torch import nn


class Base(nn.Module):
    pass


class Documented(Base):
    """Nothing but this."""


class Net(Documented):
    def __init__(self, width):
        super().__init__()
        self.fc = nn.Linear(width, 3)

    def forward(self, x):
        return self.fc(x)


net = Net(5)
net(torch.zeros(2, 5)) + torch.zeros(4)  # want "3 against 4"


class Scripted(torch.jit.ScriptModule):
    def __init__(self, width):
        super().__init__()
        self.fc = nn.Linear(width, 3)
        self.eval()

    @torch.jit.script_method
    def forward(self, x):
        return self.fc(x)


Scripted(5)(torch.zeros(2, 5)) + torch.zeros(4)  # want "3 against 4"


class Table(dict):
    pass


class Counted(Table):
    def __init__(self, *args):
        super().__init__(*args)
        self.count = len(self)


torch.zeros(Counted({"a": 1}).count) + torch.zeros(2)
torch.zeros(Counted({"a": 1, "b": 2, "c": 3}).count) + torch.zeros(2)  # want "3 against 2"
