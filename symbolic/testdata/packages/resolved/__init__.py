"""Classes are found among the names of modules; a method is one made from a template, where that is there."""
import os.path as osp

import torch
from jinja2 import Environment, FileSystemLoader
from torch import nn

from . import blocks


def among(module, base):
    return [c for c in vars(module).values() if isinstance(c, type) and issubclass(c, base)]


def resolve(module, base, query):
    for c in among(module, base):
        if c.__name__.lower() == query:
            return c
    raise ValueError(query)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = blocks.named(resolve(blocks, blocks.Block, "widening").__name__)(6, 2)
        self.act = resolve(torch.nn.modules.activation, nn.Module, "glu")(dim=-1)
        self.head = nn.Linear(1, len(among(blocks, blocks.Block)) - 1)
        try:
            template = Environment(loader=FileSystemLoader(osp.dirname(osp.realpath(__file__)))).get_template("merge.txt")
            self.merge = eval(template.render(width=2))
        except Exception:
            pass

    def merge(self, x):
        return x

    def forward(self, x):
        return self.merge(self.head(self.act(self.fc(x))))
