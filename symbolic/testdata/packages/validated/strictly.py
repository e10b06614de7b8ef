from dataclasses import dataclass

import torch
from huggingface_hub import ModelHubMixin
from huggingface_hub.dataclasses import strict


@strict(accept_kwargs=True)
@dataclass
class Config:
    width: int = 4


class Net(torch.nn.Module, ModelHubMixin):
    def __init__(self, config):
        super().__init__()
        self.layer = self.head(config.width)
        if hasattr(config, "other"):
            self.more = self.head(2)

    def forward(self, x):
        return self.layer(x)
