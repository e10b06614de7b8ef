"""A configuration of MMEngine: it names the files that it is based on, and reads what these say."""
import torch

_base_ = ["../models/net.py", "../schedules/long.py"]
model = dict(type="Net", norm={{_base_.norm}}, classes=_base_.classes)
model["backbone"] = _base_.model.backbone
torch.zeros(2, 3) @ torch.zeros(2, 3)  # want "3 columns against 2 rows"
{{1, 2}}  # want "unhashable"
