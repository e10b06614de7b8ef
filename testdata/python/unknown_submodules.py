# An attribute of which nothing is known may be a submodule: what the module holds is not known, then.
import torch
from torch import nn, optim


class Net(nn.Module):
    def __init__(self, source):
        super().__init__()
        self.norm = nn.LayerNorm(4)
        if isinstance(source, dict):
            self.model = source["model"]
        else:
            self.model = source.model


net = Net(torch.load("net.pt"))
group = []
for name, m in net.named_modules():
    if isinstance(m, nn.BatchNorm2d):
        group.append(m.weight)
optim.SGD(group, lr=0.1)
assert len(list(net.modules())) == 5
assert len(list(net.parameters())) == 7


class Known(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(4)
        self.width = 4


group = []
for name, m in Known().named_modules():
    if isinstance(m, nn.BatchNorm2d):
        group.append(m.weight)
optim.SGD(group, lr=0.1)  # want "empty parameter list"
