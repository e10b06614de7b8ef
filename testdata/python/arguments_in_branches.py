"""Keyword arguments from a dict that has them in some branches only are given there, and only there."""

from dataclasses import dataclass
from functools import partial

import torch
from torch import nn


def option(name, action=None, default=3):
    return torch.zeros(default, 4)


options = {}
if input():
    options["type"] = int
elif input():
    options["type"] = float
elif input():
    options["type"] = str
elif input():
    options["type"] = list
elif input():
    options["type"] = dict
else:
    options["action"] = "store_true"
option("width", **options)
option("width", type=int)  # want "unexpected keyword argument 'type'"

padded = {}
if input():
    padded["padding"] = 1
conv = nn.Conv2d(3, 8, 3, **padded)
head = nn.Linear(8 * 6 * 6, 2)
head(conv(torch.zeros(1, 3, 8, 8)).flatten(1))  # where there is no padding
wrong = nn.Linear(8 * 7 * 7, 2)
wrong(conv(torch.zeros(1, 3, 8, 8)).flatten(1))  # want "wrong takes 392 features"

sized = {}
if input():
    sized["default"] = 5
nn.Linear(4, 2)(option("height", **sized))
torch.zeros(3, 4) + option("height", **sized)
torch.zeros(2, 4) + option("height", **sized)  # want "2 against"


def passed_on(**kwargs):
    return option("depth", **kwargs)


passed_on(**options)
partial(option, "depth")(**options)


@dataclass
class Settings:
    width: int = 4


settings = {}
if input():
    settings["width"] = 5
if input():
    settings["height"] = 5
nn.Linear(Settings(**settings).width, 2)(torch.zeros(2, 4))
