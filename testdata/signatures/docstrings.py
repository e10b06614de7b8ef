"""Docstrings name sizes; nobody checks them, so they prove nothing."""
import torch
from torch import nn


class Torch(nn.Module):  # is x: [N, C_in, 9] -> [N, C_in, 10]
    """A layer.

    Shape:
        - Input: :math:`(N, C_{in}, 9)`
        - Output: :math:`(N, C_{in}, 10)`
    """

    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(9, 10)

    def forward(self, x):
        return self.fc(x)


class Google(nn.Module):  # is x: [B, T, 128], mask: [B, T] -> [B, T, 10]
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(128, 10)

    def forward(self, x: torch.Tensor, mask: torch.Tensor):
        """Run.

        Args:
            x (Tensor): [B, T, C]
            mask: tensor of shape (B, T)
        """
        return self.fc(x) * mask.unsqueeze(-1)


class Wrong(nn.Module):  # is x: [B, 64] -> [B, 10]
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(128, 10)

    def forward(self, x):
        """
        Args:
            x: (B, 64)
        """
        return self.fc(x)


class Comment(nn.Module):  # is x: [..., 128] -> [..., 10]
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(128, 10)

    def forward(self, x):  # x: [B, 3, H, 64]
        return self.fc(x)
