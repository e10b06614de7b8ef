# An attribute of a model that is not described may be a width or a parameter as well as a submodule.
import torch
from torch import nn
from transformers import AutoModel

model = AutoModel.from_pretrained("some/model")
heads = model.encoder.layer[0].attention.num_heads // 2
rows = 2 * model.encoder.layer[0].gate_up_proj.shape[1] + 1
if model.encoder.depth < 3:
    heads = 1
nn.Linear(rows, 3)(torch.zeros(heads, rows)) @ torch.zeros(4, 5)  # want "3 columns against 4 rows"
