import json

import torch
import torch.nn as nn

with open("good.json") as f:
    cfg = json.load(f)
fc = nn.Linear(**{"in_features": cfg["in_features"], "out_features": cfg["num_classes"]})
out = fc(torch.randn(32, 128))
