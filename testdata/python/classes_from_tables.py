"""Classes that are made by a call, dataclasses with a constructor of their own, dates in texts, truths that numpy compares."""
import datetime
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

import numpy as np
import torch

Item = NamedTuple("Item", [("width", int), ("name", str)])
Pair = NamedTuple("Pair", width=int, height=int)
torch.zeros(Pair(height=3, width=4).height) + torch.zeros(4)  # want "3 against 4"
item = Item(3, name="a")
width, name = item
torch.zeros(item.width) @ torch.zeros(4)  # want "3.*4"
torch.zeros(item._replace(width=5).width) @ torch.zeros(4)  # want "5.*4"


class Pair(NamedTuple):
    left: int
    right: int = 7


torch.zeros(Pair(1).right) @ torch.zeros(4)  # want "7.*4"

Options = TypedDict("Options", {"width": int, "if": bool}, total=False)
options: Options = Options(width=6)
torch.zeros(options["width"]) @ torch.zeros(4)  # want "6.*4"


class Written(TypedDict):
    width: int


torch.zeros(Written(width=8)["width"]) @ torch.zeros(4)  # want "8.*4"


@dataclass
class Step:
    scale: float = 1.0

    def __init__(self, name, width=2):
        self.width = width


torch.zeros(Step(name="a", width=9).width) @ torch.zeros(4)  # want "9.*4"


@dataclass
class Wider(Step):
    height: int = 2


torch.zeros(Wider(height=10).height) @ torch.zeros(4)  # want "10.*4"

now = datetime.datetime.now()
folder = f"{now:%Y-%m-%d}/{now:%H-%M}" + "{:%d.%m.}".format(now) + format(now, "%c %%")

mask = np.array([[0, 0, 1], [0, 1, 1]]) == 1
torch.zeros(int(mask.argmax(axis=-1).shape[0])) @ torch.zeros(4)  # want "2.*4"
np.argmin(mask)
