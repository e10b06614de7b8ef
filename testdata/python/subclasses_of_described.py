"""Classes derived from models that are described only by what they take and return."""
import torch
from torch import nn
from transformers import AlbertConfig, AlbertModel


class Encoder(AlbertModel):
    def forward(self, *args, **kwargs):
        return super().forward(*args, **kwargs).last_hidden_state


encoder = Encoder(AlbertConfig(hidden_size=64))
torch.optim.AdamW(encoder.parameters())
out = encoder(torch.zeros(2, 7, dtype=torch.long))
nn.Linear(128, 2)(out)  # want "takes 128 features, got 64: input is \[2, 7, 64\]"
