"""A while loop that ends what is around it when it runs may not run; what an iteration may put in may be missing."""
import torch

from elsewhere import ready, items


def width():
    while ready():
        return 3
    return 4


def checked():
    while not ready():
        raise RuntimeError("not ready")
    return torch.zeros(3)


def marks():
    found = {}
    for item in items:
        if item.marked:
            found["k"] = 1
    return found


def always():
    found = {}
    for item in items:
        found["k"] = torch.zeros(3)
    return found


torch.zeros(width()) + torch.zeros(4)
checked() + torch.zeros(4)  # want "3 against 4"
torch.zeros(len(marks()) + 2) + torch.zeros(2)
torch.zeros(3 if "k" in marks() else 4) + torch.zeros(4)
always()["k"] + torch.zeros(4)  # want "3 against 4"
