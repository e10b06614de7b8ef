"""Members of an enumeration of strings are found where the plain strings are, in tables, sets and displays."""
from collections import Counter
from enum import Enum, IntEnum

import torch


class Mode(str, Enum):
    TRAIN = "train"
    TEST = "test"


class Hashed(str, Enum):
    ONE = "one"

    def __hash__(self):
        return hash(self.value)


class Level(IntEnum):
    LOW = 1


heads = {Mode.TRAIN: 2, Hashed.ONE: 3, Level.LOW: 4}
torch.zeros(9).view(heads["train"], 5)  # want "\[2, 5\] does not hold the 9 elements"
torch.zeros(9).view(heads[Hashed.ONE], heads["one"] if "one" in heads else 5)
torch.zeros(9).view(heads[1] if Level.LOW in heads else 9, 5)  # want "\[4, 5\] does not hold the 9 elements"
torch.zeros(9).view(8 if Mode.TEST in heads else 9, 1)
torch.zeros(len({Mode.TRAIN: 1, "train": 2})).view(3)  # want "does not hold the 1 elements"
torch.zeros(len({k: 1 for k in [Mode.TRAIN, "train", Mode.TEST]})).view(3)  # want "does not hold the 2 elements"
torch.zeros(Counter([Mode.TRAIN, "train"])["train"], 1).view(3)  # want "does not hold the 2 elements"
torch.zeros(1 if {Mode.TRAIN: 1} == {"train": 1} else 2).view(3)  # want "does not hold the 1 elements"
