import json
from pathlib import Path
from types import SimpleNamespace

import torch
import torch.nn as nn

path = Path(__file__).parent / "swapped.json"
cfg = SimpleNamespace(**json.loads(path.read_text()))
fc = nn.Linear(cfg.in_features, cfg.num_classes)
out = fc(torch.randn(32, 128))  # want "128"
