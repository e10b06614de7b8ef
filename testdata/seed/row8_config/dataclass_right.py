from dataclasses import dataclass

import torch
import torch.nn as nn


@dataclass
class Config:
    in_features: int
    num_classes: int = 10


cfg = Config(in_features=128)
fc = nn.Linear(cfg.in_features, cfg.num_classes)
out = fc(torch.randn(32, 128))
