from torch import nn

from .registry import MODELS

MODELS["table"] = nn.Embedding
