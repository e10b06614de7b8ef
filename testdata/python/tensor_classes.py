"""Classes derived from Tensor, and methods of Tensor that are asked of a class."""
import torch
from torch import nn
from somewhere import read


class Distribution(torch.Tensor):
    def start(self, classes):
        self.classes = classes

    def sample_(self):
        self.random_(0, self.classes)

    def to(self, *args, **kwargs):
        moved = Distribution(self)
        moved.start(self.classes)
        moved.data = super().to(*args, **kwargs)
        return moved

    def rows(self):
        return super().view(-1, 2)  # want "does not hold the 7 elements of \[7\]"


y = Distribution(torch.zeros(4))
y.start(5)
y = y.to("cpu", torch.int64)
y.sample_()
nn.Embedding(5, 3)(y)
nn.Linear(3, 2)(y.float().rows())  # want "takes 3 features, got 2"
torch.Tensor.view(torch.zeros(6), 2, 3) + torch.zeros(2)  # want "\[2, 3\] and \[2\] do not broadcast"
Distribution.view(torch.zeros(6), 4, 2)  # want "6"


# What .data is set to is what the tensor has from then on; what nobody knows proves nothing.
x = torch.zeros(4)
x.data = torch.zeros(5)
x + torch.zeros(4)  # want "\[5\] and \[4\] do not broadcast"
x.data = read()
x + torch.zeros(7)
conv = nn.Conv2d(3, 8, 3)
conv.weight.data = read()
conv(torch.zeros(1, 4, 9, 9))
linear = nn.Linear(3, 8)
linear.weight.data = read()
linear(torch.zeros(2, 4))
nn.Linear(9, 2)(linear(torch.zeros(2, 3)))


# What is computed from a tensor of a class is of that class.
nn.Linear(3, 2)((y.float() + 1).rows())  # want "takes 3 features, got 2"
torch.cat([y, y])[1:].rows()
nn.ReLU()(y.float()).rows()
nn.Parameter(torch.zeros(3)).rows()  # want "no attribute 'rows'"
