"""Flags that go together, early returns: silence where some way is right, a finding where none is."""
import torch
import torch.nn.functional as F
from torch import nn


class SameFlagTwice(nn.Module):
    def __init__(self, pool: bool):
        super().__init__()
        self.pool = pool
        self.fc = nn.Linear(8, 2)
        self.conv = nn.Conv2d(8, 2, 1)

    def forward(self, x):
        x = F.relu(x)
        if self.pool:
            x = x.mean((2, 3))
        if self.pool:
            return self.fc(x)
        return self.conv(x)


class LayerByFlag(nn.Module):
    def __init__(self, wide: bool, width: int):
        super().__init__()
        self.a = nn.Linear(4, 64 if wide else 32)
        self.b = nn.Linear(64, 2) if wide else nn.Linear(32, 2)

    def forward(self, x):
        return self.b(self.a(x))


class LayerByFlagWrong(nn.Module):
    def __init__(self, wide: bool):
        super().__init__()
        if wide:
            self.a = nn.Linear(4, 64)
        else:
            self.a = nn.Linear(4, 32)
        self.b = nn.Linear(16, 2)

    def forward(self, x):
        return self.b(self.a(x))  # want "takes 16 features, got"


class SizeByFlagWrong(nn.Module):
    def __init__(self, wide: bool):
        super().__init__()
        self.a = nn.Linear(4, 64 if wide else 32)
        self.b = nn.Linear(16, 2)

    def forward(self, x):
        return self.b(self.a(x))  # want "takes 16 features, got"


class KernelByFlag(nn.Module):
    def __init__(self, large: bool):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 5 if large else 3, padding=2 if large else 1)

    def forward(self, x):
        b, c, h, w = x.shape
        return self.conv(x).view(b, 8, h, w)


class EarlyReturn(nn.Module):
    def __init__(self, features_only: bool):
        super().__init__()
        self.features_only = features_only
        self.conv = nn.Conv2d(3, 8, 3)
        self.fc = nn.Linear(8, 2)

    def forward(self, x):
        x = self.conv(x)
        if self.features_only:
            return x
        x = x.mean((2, 3))
        return self.fc(x)


class EarlyReturnWrong(nn.Module):
    """A miss by intent: whether anyone leaves the flag off is not known."""

    def __init__(self, features_only: bool):
        super().__init__()
        self.features_only = features_only
        self.conv = nn.Conv2d(3, 8, 3)
        self.fc = nn.Linear(9, 2)

    def forward(self, x):
        x = self.conv(x)
        if self.features_only:
            return x
        return self.fc(x.mean((2, 3)))


class Mode(nn.Module):
    def __init__(self, mode: str):
        super().__init__()
        self.mode = mode
        self.head = nn.Linear(16 if mode == "cat" else 8, 2)

    def forward(self, a, b):
        a, b = a[:, :8].reshape(-1, 8), b[:, :8].reshape(-1, 8)
        if self.mode == "cat":
            x = torch.cat([a, b], 1)
        elif self.mode == "sum":
            x = a + b
        else:
            raise ValueError(self.mode)
        return self.head(x)


class NoneLayer(nn.Module):
    def __init__(self, reduce: int = 0):
        super().__init__()
        self.down = nn.Linear(32, 8) if reduce else None
        self.out = nn.Linear(8 if reduce else 32, 2)

    def forward(self, x):
        if self.down is not None:
            x = self.down(x)
        return self.out(x)


class BothSidesWrong(nn.Module):
    def __init__(self, relu: bool):
        super().__init__()
        self.a = nn.Linear(4, 6)
        self.b = nn.Linear(7, 2)
        self.relu = relu

    def forward(self, x):
        x = self.a(x)
        if self.relu:
            x = F.relu(x)
        else:
            x = torch.tanh(x)
        return self.b(x)  # want "b takes 7 features, got 6"


class RankGuard(nn.Module):
    def forward(self, x):
        if x.dim() == 2:
            b, c = x.shape
            return x.view(b, c, 1)
        b, c, n = x.shape
        return x.transpose(1, 2)


class RankGuardWrong(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 1)

    def forward(self, x):
        if x.dim() != 4:
            raise ValueError("images are wanted")
        x = self.conv(x)
        return F.linear(x.flatten(2), torch.zeros(5, 3)).permute(0, 1, 2, 3)  # want "permute"


class FlagOfCaller(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 2)

    def forward(self, x, flat: bool, twice: bool):
        if not flat:
            x = x.flatten(1)
        elif twice:
            return torch.cat([x, x], 1)
        return self.fc(x)


class ShapeInMessage(nn.Module):
    """What a guard says of the shape that it refuses is not true of those that pass."""

    def forward(self, x: torch.Tensor):
        if not x.ndim >= 2:
            raise TypeError("not an image")
        if x.ndim < 3:
            raise ValueError(f"expected (..., C, H, W), got {x.shape}")
        return x.sub_(torch.zeros(3, 1, 1))
