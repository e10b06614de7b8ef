"""What a function with a derivative of its own gives has a history where an argument has one; compiled code sizes what is empty."""
import compiled
import torch
from torch import nn
from torch.autograd import Function, Variable


class Product(Function):
    @staticmethod
    def forward(ctx, x, w):
        return x @ w

    @staticmethod
    def backward(ctx, g):
        return g, g


class Scattered(Function):
    @staticmethod
    def forward(ctx, x):
        out = torch.zeros(4)
        compiled.scatter(x, out)
        return out

    @staticmethod
    def backward(ctx, g):
        return g


class Correlated(Function):
    @staticmethod
    def forward(ctx, x, y):
        out = x.new()
        compiled.correlate(x, y, out)
        return out


x = torch.rand(2, 3)
w = nn.Parameter(torch.zeros(3, 4))
Product.apply(x, w) + torch.zeros(5)  # want "4 against 5"
Scattered.apply(x * 2) + torch.zeros(5)  # want "4 against 5"

v = Variable(torch.rand(4).type(torch.FloatTensor), requires_grad=True)
Scattered.apply(v).sum().backward()
print(v.grad.data)
print(Variable(torch.rand(4)).grad.data)  # want "'NoneType' object has no attribute 'data'"

maps = torch.rand(2, 3, 8, 8)
nn.Conv2d(9, 4, 3)(torch.cat((maps, Correlated.apply(maps, maps)), 1))
nn.Conv2d(9, 4, 3)(torch.cat((maps, maps.new()), 1))  # want "takes 9 channels, got 3"

torch.zeros(2 + int(Scattered.apply(torch.rand(4)).requires_grad)) + torch.zeros(4)  # want "2 against 4"
torch.zeros(2 + int(Scattered.apply(v).requires_grad)) + torch.zeros(4)  # want "3 against 4"
