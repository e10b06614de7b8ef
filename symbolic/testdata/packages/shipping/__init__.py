"""A package that reads the configurations beside its modules."""
import contextlib
import glob
import json
import os
from pathlib import Path

import torch
from torch import nn

ROOT = Path(__file__).parent
CONFIGS = {}
for path in (ROOT / "sizes").rglob("*.json") if (ROOT / "sizes").is_dir() else []:
    with open(path) as f:
        CONFIGS[path.stem] = json.load(f)


def find(name):
    if os.path.exists(name):
        return name
    found = glob.glob(str(ROOT / "**" / name), recursive=True) or glob.glob(str(ROOT.parent / name))
    if not found:
        raise FileNotFoundError(name)
    return found[0]


class Configured(nn.Linear):
    def __init__(self, name):
        super().__init__(4, CONFIGS[name]["width"])
        self.scale = nn.Parameter(CONFIGS[name]["scale"] * torch.ones(2))


class Found(nn.Linear):
    def __init__(self, name):
        super().__init__(4, json.load(open(find(name)))["width"])


class Named(nn.Module):
    """Its layers and sizes are given as text."""

    def __init__(self, layer, size):
        super().__init__()
        import ast
        with contextlib.suppress(ValueError):
            size = ast.literal_eval(size)
        self.fc = nn.Linear(4, size if isinstance(size, int) else CONFIGS[size]["width"])
        self.act = eval(layer)

    def forward(self, x):
        return self.act(self.fc(x))
