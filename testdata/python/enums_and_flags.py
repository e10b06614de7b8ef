"""Enumerations: values by auto() in tuples, classes and numbers as values, flags that combine with numbers and turn
around, members made by functions, by a __new__ or around a data class, and how they are written out."""
import copy
import enum
from dataclasses import dataclass
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto

import torch


class Part(Flag):
    ENCODER = auto()
    DECODER = auto()
    BOTH = ENCODER | DECODER
    HEAD = auto()


torch.zeros(Part.HEAD.value).view(4)
torch.zeros(len(Part), len(Part.BOTH)).view(6)
torch.zeros(1).view(1 if list(Part.BOTH) == [Part.ENCODER, Part.DECODER] else 2)
torch.zeros(1).view(1 if ~Part.BOTH is Part.HEAD and Part.ENCODER in Part.BOTH else 2)
torch.zeros(1).view(1 if (Part.ENCODER | Part.HEAD).name == "ENCODER|HEAD" else 2)
torch.zeros(1).view(1 if str(Part.ENCODER & Part.HEAD) == "Part(0)" else 2)


class Axes(IntFlag):
    X = 1
    Y = 2
    Z = 4


mask = Axes.X | 4
torch.zeros(1).view(1 if type(mask) is Axes and mask == 5 and 8 | Axes.X == 9 else 2)
torch.zeros(1).view(1 if type(~mask) is Axes and ~mask == Axes.Y else 2)
torch.zeros(mask + 1).view(6)


class Width(Enum):
    SMALL = (auto(), 8)
    LARGE = (auto(), 16)

    def __init__(self, index, width):
        self.index = index
        self.width = width


torch.zeros(Width.LARGE.index, Width.LARGE.width).view(32)


class Numbered(Enum):
    def __new__(cls, width):
        self = object.__new__(cls)
        self._value_ = len(cls.__members__) + 1
        self.width = width
        return self


class Block(Numbered):
    CONV = 3
    LINEAR = 4


torch.zeros(Block.LINEAR.value, Block(2).width).view(8)


class Layer(Enum):
    CONV = torch.nn.Conv2d
    LINEAR = torch.nn.Linear
    DEFAULT = enum.nonmember(5)


torch.zeros(len(Layer), Layer.DEFAULT).view(10)
torch.zeros(7, 3) @ Layer.LINEAR.value(3, 2).weight.T


@dataclass
class Size:
    height: int
    width: int = 2


class Preset(Size, Enum):
    TALL = 6, 3
    FLAT = 1


torch.zeros(Preset.TALL.height, Preset.FLAT.width).view(12)

Stage = Enum("Stage", "TRAIN TEST")
Level = IntEnum("Level", {"LOW": 3, "HIGH": 5})
Split = StrEnum("Split", ["TRAIN", "VALID"])
torch.zeros(Stage.TEST.value, Level.HIGH).view(10)
torch.zeros(1).view(1 if Split.VALID == "valid" and f"{Split.VALID:>6}" == " valid" else 2)


class Mode(str, Enum):
    MEAN = "mean"

    @classmethod
    def _missing_(cls, value):
        return cls(value.lower()) if value != value.lower() else super()._missing_(value)


torch.zeros(1).view(1 if Mode("MEAN") is Mode.MEAN and copy.deepcopy(Mode.MEAN) is Mode.MEAN else 2)
torch.zeros(1).view(1 if f"{Mode.MEAN}" == "%s" % Mode.MEAN == "Mode.MEAN" and "a_" + Mode.MEAN == "a_mean" else 2)
torch.zeros(1).view(1 if f"{Level.LOW:02d} {Level.LOW}" == "03 3" else 2)
try:
    Mode("max")
    torch.zeros(1).view(2)
except ValueError:
    torch.zeros(len(Mode), 3).view(3)
torch.zeros(Level.HIGH.value).view(4)  # want "does not hold"
