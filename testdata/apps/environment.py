import os

import torch
from torch import nn

rank = int(os.environ["RANK"])  # the user sets it
width = int(os.environ.get("WIDTH", 16))
nn.Linear(width, 3)(torch.randn(2, 17))  # want "takes 16 features, got 17"
nn.Linear(rank, 3)(torch.randn(2, 17))
if "LOCAL_RANK" in os.environ:
    raise ValueError("not at a first start")
os.environ["CUDA_VISIBLE_DEVICES"] = "0"
folder = os.path.join(os.environ["HOME"], "data")
