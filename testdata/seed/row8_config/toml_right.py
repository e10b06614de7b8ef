import tomllib
from pathlib import Path

import torch
import torch.nn as nn

cfg = tomllib.loads(Path("good.toml").read_text())["model"]
fc = nn.Linear(cfg["in_features"], cfg["num_classes"])
out = fc(torch.randn(32, 128))
