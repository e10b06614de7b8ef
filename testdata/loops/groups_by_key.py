"""What an iteration has put into a dictionary or an object, the next ones find there."""
import torch

from elsewhere import lines


class Buffers:
    pass


def by_test():
    groups = {}
    for line in lines:
        if line not in groups:
            groups[line] = []
        groups[line].append(1)
    return groups["x"]


def by_marks():
    groups = {}
    for line in lines:
        if line[0] == "#":
            name = line
            groups[name] = []
        else:
            groups[name].append(1)
    return groups["x"]


def under_one_key():
    groups = {}
    for line in lines:
        if "all" not in groups:
            groups["all"] = []
        groups["all"].append(line)
    return groups["all"]


def in_attributes():
    b = Buffers()
    for line in lines:
        if not hasattr(b, "all"):
            b.all = []
        b.all.append(line)
    return b.all


def tensors_under_one_key():
    groups = {}
    for line in lines:
        if "all" not in groups:
            groups["all"] = []
        groups["all"].append(torch.zeros(3))
    return groups["all"]


by_test()[2]
by_marks()[2]
under_one_key()[2]
in_attributes()[2]
torch.zeros(len(by_test()) + 3) + torch.zeros(9)
tensors_under_one_key()[2] + torch.zeros(4)  # want "3 against 4"
