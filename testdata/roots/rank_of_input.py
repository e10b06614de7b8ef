# The input of a convolution has a batch dimension or none: what is wrong either way is found where nobody calls the class.
import torch
from torch import nn


class NormAfterConv(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.layers = nn.Sequential(nn.Conv2d(3, width - 1, 1), nn.BatchNorm2d(width))

    def forward(self, x):
        return self.layers(x)  # want "BatchNorm2d takes width channels, got width - 1"


class OnlyBatched(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 3)
        self.norm = nn.BatchNorm2d(16)
        self.fc = nn.Linear(15, 10)

    def forward(self, x):
        x = self.norm(self.conv(x))
        x = x.mean((2, 3))
        return self.fc(x)  # want "fc takes 15 features, got 16"


class EitherRank(nn.Module):
    """Without a batch the rows of the image are the channels."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 3)
        self.norm = nn.BatchNorm1d(15)

    def forward(self, x):
        return self.norm(self.conv(x))


class Block(nn.Sequential):  # want "BatchNorm2d takes width . 1 channels, got width"
    def __init__(self, width: int):
        layers = [nn.Conv2d(3, width, 3)]
        layers.append(nn.BatchNorm2d(width + 1))
        super().__init__(*layers)


class GoodBlock(nn.Sequential):
    def __init__(self, width: int):
        super().__init__(nn.Conv2d(3, width, 3), nn.BatchNorm2d(width))


class Layers(nn.ModuleList):
    def __init__(self, width: int):
        super().__init__([nn.Linear(3, width), nn.Linear(width + 1, 3)])


class Masked(nn.Module):
    def forward(self, points, scores, count):
        points.permute(0, 2, 1)
        mask = scores.view(int(count), -1) > 0.5
        return points[:, mask.squeeze(0), 0:3]


def normalized(kernel):
    kernel = torch.tensor(kernel, dtype=torch.float32)
    if kernel.ndim == 1:
        kernel = kernel[None, :] * kernel[:, None]
    return kernel / kernel.sum()


class Blur(nn.Module):
    def __init__(self, kernel):
        super().__init__()
        self.register_buffer("kernel", normalized(kernel))

    def forward(self, x):
        return torch.flip(self.kernel, [0, 1]) + x
