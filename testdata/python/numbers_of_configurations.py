# 7e-4 is a number to OmegaConf and a text to PyYAML, which wants a point and a sign.
import torch
import yaml
from omegaconf import OmegaConf

TEXT = """
lr: 7e-4
steps: 1e5
large: -1E+4
width: 1_000
pointed: 1.5e3
name: 3e
quoted: '7e-4'
"""

cfg = OmegaConf.create(TEXT)
assert cfg.lr * 2 == 0.0014 and cfg.steps == 100000 and cfg.large == -10000 and cfg.pointed == 1500
assert cfg.width == 1000 and cfg.name == "3e" and cfg.quoted == "7e-4"
torch.optim.SGD([torch.zeros(2, requires_grad=True)], lr=cfg.lr)

plain = yaml.safe_load(TEXT)
assert plain["lr"] == "7e-4" and plain["steps"] == "1e5" and plain["pointed"] == "1.5e3" and plain["width"] == 1000
plain["lr"] * 0.5  # want "can't multiply"
