"""The truth of a container whose contents differ by branch is that of the contents in each."""
import torch

from elsewhere import flag, other


def last():
    found = [1]
    if flag:
        found.append(0)
    return found[-1] if found else 2


def choice():
    found = [1]
    if flag:
        found.append(0)
    if found:
        return torch.zeros(3)
    return torch.zeros(4)


def negated():
    found = []
    if other:
        found = [0]
        found.append(1)
    return 3 if not found else len(found) + 2


def either():
    found = [5]
    if other:
        found.append(6)
    return found or [7]


torch.zeros(last() + 2) + torch.zeros(3)
choice() + torch.zeros(4)  # want "3 against 4"
torch.zeros(negated()) + torch.zeros(4)
torch.zeros(either()[0]) + torch.zeros(4)  # want "5 against 4"
