"""A package fills a registry when it is imported, be it for a module of it that has the registry alone."""
from filled.core import create, find
from torch import nn


class Early(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = create("narrow")

    def forward(self, x):
        return self.layer(x)


class Late(Early):
    def __init__(self):
        super().__init__()
        self.layer = find("wide")


class Set(Early):
    def __init__(self):
        super().__init__()
        from filled.defaults import defaults

        self.layer = nn.Linear(defaults.width, defaults.out)
