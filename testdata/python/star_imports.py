"""Star imports of modules whose names stand in tables: torch's own max, sum and range hide the builtins."""
from math import *
from torch import *
from torch.nn import *


class Net(Module):
    def __init__(self, width):
        super().__init__()
        self.fc = Linear(width, 6)

    def forward(self, x):
        return functional.relu(self.fc(x))


print(len(str(pi)))
net = Net(5)
y = net(zeros(3, 5))
y.matmul(zeros(6))
max(y, dim=1)[0].matmul(zeros(3))
max(y, dim=1)[0].matmul(zeros(4))  # want "3.*4"
sum(y, 0).matmul(zeros(5))  # want "6.*5"
sqrt(sum(y)).item()
ReLU()(range(0, 3)).matmul(zeros(4))
ReLU()(range(0, 3)).matmul(zeros(3))  # want "4.*3"
zeros(2, dtype=float).to(int)
sqrt(25)  # want "must be Tensor"
