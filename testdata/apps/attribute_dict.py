# A dictionary whose keys are its attributes, filled by a program or from a file.
import json
import sys

import torch
from torch import nn


class AttrDict(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


sizes = AttrDict({"inside": 6})
sizes["outside"] = 2
fc = nn.Linear(sizes.inside, sizes.outside)
fc(torch.zeros(1, 6))
fc(torch.zeros(1, 5))  # want "takes 6 features, got 5"
print(sizes.missing)  # want "no attribute 'missing'"

given = AttrDict(json.loads(open(sys.argv[1]).read()))
nn.Linear(given.width, 3)(torch.zeros(2, given.width))
