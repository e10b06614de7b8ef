from dataclasses import dataclass

import torch
import torch.nn as nn


@dataclass
class Config:
    in_features: int = 10
    num_classes: int = 128


cfg = Config()
fc = nn.Linear(cfg.in_features, cfg.num_classes)
out = fc(torch.randn(32, 128))  # want "128"
