import json

import torch
import torch.nn as nn

with open("model.json") as f:
    cfg = json.load(f)
fc = nn.Linear(cfg["in_features"], cfg["num_classes"])
out = fc(torch.randn(32, 128))  # want "128"
