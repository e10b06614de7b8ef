import tomllib

import torch
import torch.nn as nn

with open("model.toml", "rb") as f:
    cfg = tomllib.load(f)["model"]
fc = nn.Linear(cfg["in_features"], cfg["num_classes"])
out = fc(torch.randn(32, 128))  # want "128"
