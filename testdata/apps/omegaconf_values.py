from dataclasses import dataclass, field
from typing import List

import torch
from omegaconf import MISSING, OmegaConf
from torch import nn


@dataclass
class Head:
    width: int = 16
    sizes: List[int] = field(default_factory=lambda: [3, 4])


@dataclass
class Config:
    depth: int = MISSING
    head: Head = field(default_factory=Head)


cfg = OmegaConf.merge(OmegaConf.structured(Config), OmegaConf.from_cli(), OmegaConf.from_dotlist(["head.sizes=[5,6]"]))
nn.Linear(cfg.head.width, cfg.head.sizes[0])(torch.randn(2, 17))  # want "takes 16 features, got 17"
nn.Linear(cfg.depth, 3)(torch.randn(2, 17))

OmegaConf.register_new_resolver("times", lambda x, y: x * y)
net = OmegaConf.create({"width": 8, "inner": {"wide": "${times:${width},4}", "same": "${..width}", "near": "${.same}"}, "now": "${now:%Y}"})
nn.Linear(net.inner.wide, 3)(torch.randn(2, 31))  # want "takes 32 features, got 31"
net.width = 9
nn.Linear(net.inner.near, 3)(torch.randn(2, 8))  # want "takes 9 features, got 8"
nn.Linear(net.now, 3)(torch.randn(2, 8))
plain = OmegaConf.to_container(net, resolve=True)
nn.Linear(plain["inner"]["wide"], 3)(torch.randn(2, 37))  # want "takes 36 features, got 37"
net.widht  # want "Missing key widht"
net.get("widht", 3)
