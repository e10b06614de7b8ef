"""Arguments that are no tensors and have __torch_function__ decide what a function of torch gives."""
import torch
from torch.fx import Graph, Proxy

graph = Graph()
y = Proxy(graph.placeholder("x"))
torch.cat([y, y]).node
torch.tanh(y).node


class Like:
    def __init__(self, size):
        self.size = size

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        return Like(len(args))


torch.zeros(torch.tanh(Like(1)).size).view(5)  # want "1 elements"
torch.zeros(torch.cat([torch.zeros(2), Like(3)]).size).view(5)  # want "1 elements"
torch.zeros(torch.add(torch.zeros(2), Like(3)).size).view(5)  # want "2 elements"
torch.zeros(torch.nn.functional.linear(torch.zeros(2, 3), weight=Like(3)).size).view(5)  # want "1 elements"


# What torch's functions make of a proxy is a proxy.
proxy = torch.fx.Proxy(torch.fx.Graph().placeholder("x"))
torch.neg(torch.tanh(torch.cat([proxy, proxy]))).node
