"""Hooks that are registered in some branches only, or with modules that are not known, may run."""
import torch
from torch import nn
from somewhere import choose

conv = nn.Conv2d(3, 4, 1)
seen = {}
if choose(1):
    conv.register_forward_hook(lambda module, args, out: seen.update(x=out))
seen.clear()
conv(torch.zeros(1, 3, 5, 5))
print(list(seen.keys())[0])

net = nn.Sequential(nn.Conv2d(3, 4, 1), nn.ReLU())
layers = {name: layer for name, layer in net.named_children() if choose(name)}
kept, outs = [], {}
for name, layer in layers.items():
    layer.register_forward_hook(lambda module, args, out: outs.update(x=out))
    layer.register_forward_pre_hook(lambda module, args: kept.append(args[0]))
outs.clear()
kept.clear()
net(torch.zeros(1, 3, 5, 5))
print(list(outs.keys())[0], kept[0].shape)

always = []
handle = net[0].register_forward_hook(lambda module, args, out: always.append(out))
net(torch.zeros(1, 3, 5, 5))
nn.Linear(4, 2)(always[0])  # want "takes 4 features, got 5"
handle.remove()
always.clear()
net(torch.zeros(1, 3, 5, 5))
print(always[0])  # want "list index out of range"
