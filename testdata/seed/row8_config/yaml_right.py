import torch
import torch.nn as nn
import yaml

with open("model.yaml") as f:
    cfg = yaml.safe_load(f)
fc = nn.Linear(cfg["input_size"], cfg["hidden_size"])
out = fc(torch.randn(32, 64))
assert out.shape == (32, 128)
