# A call that is refused says whose it is in the library's words, and nothing more is said of what it would have made.
import inspect
from dataclasses import dataclass, field

import pytorch_lightning as pl
import torch
from sklearn.model_selection import KFold


@dataclass
class Sizes:
    width: int
    depth: int = 0
    names: list = field(default_factory=list)

    def __post_init__(self):
        self.both = self.width + self.depth


def missing():
    sizes = Sizes(depth=1)  # want "missing 1 required positional argument: 'width'"
    torch.zeros(sizes.width, sizes.both + 1)
    for i in range(sizes.width):
        sizes.names.append(i)


def unexpected():
    sizes = Sizes(2, height=5)  # want "unexpected keyword argument 'height'"
    return sizes.width + 1, len(sizes.names)


def folds():
    KFold(1, 2, 3, 4, 5)  # want "KFold.__init__\(\) takes"


names = [name for name in inspect.signature(pl.Trainer.__init__).parameters if name != "self"]
options = {k: v for k, v in {"devices": -1, "max_epochs": 3}.items() if k in names}
assert options["devices"] == -1
for run in (missing, unexpected, folds):
    run()
