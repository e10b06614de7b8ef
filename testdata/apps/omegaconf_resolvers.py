import torch
from omegaconf import OmegaConf

OmegaConf.register_new_resolver("joined", lambda a, b: a + "|" + b, replace=True)
resolved = OmegaConf.create({"width": 10, "text": "${joined:'a,${width}',c}"})
assert resolved.text == "a,10|c"
torch.zeros(2, len(resolved.text)) @ torch.zeros(6)
torch.zeros(2, len(resolved.text)) @ torch.zeros(5)  # want "6.*5"
