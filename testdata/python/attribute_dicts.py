"""Dicts whose items are attributes: easydict, munch, addict, ml_collections."""
import addict
import ml_collections
import torch
import torch.nn as nn
from easydict import EasyDict as edict
from ml_collections import config_dict
from munch import Munch, munchify

cfg = edict({"net": {"width": 5, "stages": [{"depth": 2}]}, "lr": 0.1})
cfg.net.classes = 3
assert cfg["net"]["classes"] == 3 and cfg.net.stages[0].depth == 2 and cfg.get("missing", 1) == 1
nn.Linear(cfg.net.width, cfg.net.classes)(torch.zeros(2, 5))
nn.Linear(cfg.net.width, 2)(torch.zeros(2, 3))  # want "takes 5 features, got 3"

m = munchify({"a": {"width": 4}})
m.b = Munch(width=m.a.width + 1)
assert m.toDict() == {"a": {"width": 4}, "b": {"width": 5}}
nn.Linear(m.b.width, 2)(torch.zeros(2, 3))  # want "takes 5 features, got 3"

d = addict.Dict()
d.model.head.width = 7
nn.Linear(d.model.head.width, 2)(torch.zeros(2, 3))  # want "takes 7 features, got 3"


def get_config():
    config = ml_collections.ConfigDict()
    config.model = ml_collections.ConfigDict({"width": 6})
    config.model.update({"depth": 2})
    with config.unlocked():
        config.classes = 4
    return config_dict.FrozenConfigDict(config)


config = get_config()
nn.Linear(config.model.width, config.classes)(torch.zeros(config.model.depth, 6))
nn.Linear(config.model.width, 2)(torch.zeros(2, 3))  # want "takes 6 features, got 3"
