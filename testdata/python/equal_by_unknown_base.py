"""An object whose class has a base that nobody has read may be equal to anything: the base may be an enumeration of strings."""
import torch

from nowhere import StrEnum


class Task(StrEnum):
    BINARY = "binary"
    MULTI = "multi"


class Own(StrEnum):
    def __eq__(self, other):
        return other == "own"


def units(task):
    if task == Task.BINARY:
        return 1
    if task in (Task.MULTI, "many"):
        return 4
    raise ValueError(f"{task} is no task")


task = Task("binary")
torch.zeros(4).view(units(task), -1)
torch.zeros(6).view(1 if task != "binary" else 2, -1).view(5)  # want "does not hold the 6 elements"
torch.zeros(6).view({"binary": 2}.get(task, 4), -1)

torch.zeros(6).view(2 if task == task else 4, 4)  # want "does not hold the 6 elements"
torch.zeros(6).view(2 if task == None else 4, -1)  # want "does not hold the 6 elements"
torch.zeros(6).view(2 if Own() == "own" else 3, 4)  # want "does not hold the 6 elements"
