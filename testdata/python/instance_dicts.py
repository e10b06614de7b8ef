"""What is taken out of an object's __dict__ is no attribute any more; a copy of it is a dictionary of its own."""
import copy

import torch


class Plain:
    pass


def count(o, *names):
    return sum(hasattr(o, name) for name in names) + 1


p = Plain()
p.a, p.b, p.c, p.d = 1, 2, 3, 4
torch.zeros(count(p, "a", "b", "c", "d")).view(9)  # want "5 elements"
p.__dict__.pop("a", None)
del p.__dict__["b"]
torch.zeros(count(p, "a", "b", "c", "d")).view(9)  # want "3 elements"
other = copy.copy(p)
other.__dict__.pop("c")
torch.zeros(count(p, "c") * 3).view(9)  # want "6 elements"
vars(p).clear()
torch.zeros(count(p, "a", "b", "c", "d")).view(9)  # want "1 elements"

p.size = 5
for state in (p.__dict__.copy(), dict(p.__dict__), p.__dict__ | {}, copy.copy(p.__dict__)):
    state["size"] = 6
    state.pop("size")
torch.zeros(p.size).view(9)  # want "5 elements"

layers = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Linear(3, 4))
layers._modules.pop("1")
layers(torch.zeros(1, 2)).view(9)  # want "3 elements"

class Growing:
    pass


g = Growing()
held = g.__dict__
g.size = 3
torch.zeros(held["size"] * len(held)).view(9)  # want "3 elements"
held["depth"] = 4
torch.zeros(g.depth).view(9)  # want "4 elements"
del g.size
torch.zeros(2 + ("size" in held)).view(9)  # want "2 elements"
g.depth = 5
for name, size in vars(g).items():
    torch.zeros(size).view(9)  # want "5 elements"
if held is g.__dict__:
    torch.zeros(6).view(9)  # want "6 elements"
if torch.rand(1) > 0.5:
    g.depth = 7
else:
    g.depth = 8
torch.zeros(held["depth"]).view(9)  # want "elements"


class Behind(torch.nn.Module):
    def __init__(self, module):
        super().__init__()
        self.module = module

    def __getattr__(self, name):
        modules = self.__dict__["_modules"]
        return modules[name] if name in modules else getattr(modules["module"], name)


behind = Behind(torch.nn.Linear(3, 4))
assert behind.out_features == 4 and list(behind.__dict__["_parameters"]) == []
assert list(vars(behind.module)["_parameters"]) == ["weight", "bias"]
behind.module(torch.zeros(2, 5))  # want "takes 3 features, got 5"
