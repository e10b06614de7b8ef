import inspect, torch
from torch import nn

z = torch.zeros
nn.Linear(50, 1)(z(2, len(inspect.getfullargspec(nn.ELU.__init__).args)))  # want "got 3"
nn.Linear(50, 1)(z(2, len(inspect.getfullargspec(nn.Linear.__init__).args)))  # want "got 6"
nn.Linear(50, 1)(z(2, len(inspect.signature(nn.Linear.__init__).parameters)))  # want "got 6"
nn.Linear(50, 1)(z(2, len(inspect.signature(nn.Linear).parameters)))  # want "got 5"
nn.Linear(50, 1)(z(2, len(inspect.getfullargspec(nn.Linear).args)))  # want "got 6"
nn.Linear(50, 1)(z(2, len(inspect.signature(nn.Linear.forward).parameters)))  # want "got 2"
nn.Linear(50, 1)(z(2, len(inspect.signature(nn.Linear(1, 2).forward).parameters)))  # want "got 1"
nn.Linear(50, 1)(z(2, len(inspect.signature(nn.Linear(1, 2).__init__).parameters)))  # want "got 5"


class M(nn.Module):
    def __init__(self, a, b=2):
        super().__init__()


nn.Linear(50, 1)(z(2, len(inspect.getfullargspec(M).args)))  # want "got 3"
nn.Linear(50, 1)(z(2, len(inspect.getfullargspec(M.__init__).args)))  # want "got 3"
nn.Linear(50, 1)(z(2, len(inspect.getfullargspec(M(1).__init__).args)))  # want "got 3"
nn.Linear(50, 1)(z(2, len(inspect.signature(M).parameters)))  # want "got 2"
