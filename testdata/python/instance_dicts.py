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
