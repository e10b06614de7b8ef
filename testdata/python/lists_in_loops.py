# What a loop puts into a list of unknown length under a condition is among what the list may hold.
import torch

loaded = torch.load("x.pt")


def either(p, n):
    found = [[] for _ in p]
    for i in range(n):
        if loaded.flag:
            found[i] = torch.tensor([])
        else:
            found[i] = torch.tensor([1])
    for i in range(n):
        print(found[i].shape[0])
    print(found[0].shape)


def nested(p, n):
    found = [[] for _ in p]
    for _ in range(loaded.n):
        for i in range(n):
            found[i].append(torch.zeros(3))
    for i in range(n):
        if found[i] != []:
            found[i] = torch.cat(found[i], dim=0)
        else:
            found[i] = torch.tensor([])
    print(found[0].shape)


def once(p):
    found = [[] for _ in p]
    print(found[0].shape)  # want "'list' object has no attribute 'shape'"


either(loaded.p, loaded.n)
nested(loaded.p, loaded.n)
once(loaded.p)
