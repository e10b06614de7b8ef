# A method of a base class nobody knows may call what the class overrides, and that fills what was empty.
from collections import OrderedDict

import torch
from torch import fx, nn


class Names(fx.Tracer):
    def __init__(self):
        super().__init__()
        self.first = None
        self.seen = []
        self.kinds = OrderedDict()

    def create_proxy(self, *args, **kwargs):
        proxy = super().create_proxy(*args, **kwargs)
        self.first = self.first or proxy.node
        self.seen.append(proxy.node.name)
        self.kinds[proxy.node.op] = proxy
        return proxy


tracer = Names()
tracer.trace(nn.Sequential(nn.Linear(2, 3)))
tracer.seen[0]
tracer.first.name
list(tracer.kinds.values())[0]

idle = Names()
idle.seen[0]  # want "list index out of range"


class Headless(nn.Module, fx.Tracer):
    def __init__(self):
        super().__init__()
        self.head = None
        self.body = nn.Linear(2, 3)
        self.eval()  # torch's own method sets nothing of the kind

    def forward(self, x):
        x = self.body(x)
        return x if self.head is None else self.head(x)


nn.Linear(4, 1)(Headless()(torch.zeros(1, 2)))  # want "takes 4 features, got 3"
