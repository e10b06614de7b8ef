"""The rest of the package is read."""
import torch


class ModelHubMixin:
    def head(self, width):
        return torch.nn.Linear(width, 3)
