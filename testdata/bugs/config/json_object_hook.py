import json
from types import SimpleNamespace

import torch
import torch.nn as nn

text = '{"model": {"hidden": 24, "classes": 3}, "heads": [{"width": 48}]}'
cfg = json.loads(text, object_hook=lambda d: SimpleNamespace(**d))
x = torch.randn(4, cfg.heads[0].width)
good = nn.Linear(cfg.heads[0].width, cfg.model.classes)(x)
bad = nn.Linear(cfg.model.hidden, cfg.model.classes)(x)  # want "takes 24 features, got 48"
