import torch
import torch.nn as nn
import yaml

cfg = yaml.safe_load(open("model.yaml"))
fc = nn.Linear(cfg["input_size"], cfg["hidden_size"])
out = fc(torch.randn(32, 128))  # want "64"
