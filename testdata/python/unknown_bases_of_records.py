# What a base class that is not known brings is not refused: fields of dataclasses, an initialiser that comes first.
from dataclasses import dataclass

import torch
from torch import nn
from elsewhere import Encoder, Settings


@dataclass
class Training(Settings):
    epochs: int
    width: int = 4


@dataclass
class Task(Training):
    classes: int = 10


task = Task("run", batch_size=8, classes=3)
torch.zeros(2, 4) @ torch.zeros(5, task.classes)  # want "4 columns against 5 rows"
torch.zeros(2, 4) @ torch.zeros(task.batch_size, 3)  # want "4 columns against 8 rows"


@dataclass
class Closed:
    width: int = 4


Closed(depth=1)  # want "unexpected keyword argument 'depth'"


class Depth:
    def __init__(self):
        self.depth = 5


class Shadowed(Encoder, Depth):
    def __init__(self, width, **others):
        super().__init__(**others)
        self.fc = nn.Linear(width, 2)


Shadowed(4, block=3)


class First(Depth, Encoder):
    def __init__(self, **others):
        super().__init__(**others)  # want "unexpected keyword argument 'block'"


First(block=3)

scope = {}
exec("version = 1", scope)
print(scope["version"])
