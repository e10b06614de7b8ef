"""What is read in pieces only may be a list: its items have sizes of their own."""
import torch
import torch.nn.functional as F
from torch import nn


class Smooth(nn.Module):
    def __init__(self):
        super().__init__()
        self.smooth = nn.Conv2d(256, 256, 3, padding=1)


class Pyramid(Smooth):
    def forward(self, feats):
        x = feats[-1]
        for i in range(3, -1, -1):
            x = F.interpolate(self.smooth(x), scale_factor=2)
            x = x + feats[i - 1]
        return x


class ByNumber(Smooth):
    def forward(self, feats):
        n = len(feats)
        x = self.smooth(feats[n - 1])
        for k in range(n - 1):
            x = F.interpolate(x, scale_factor=2) + self.smooth(feats[k])
        return x


class InTurn(Smooth):
    def forward(self, feats):
        outs = []
        for f in feats:
            outs.append(self.smooth(f))
        return torch.cat([outs[0], F.interpolate(outs[1], scale_factor=2)], 1)


class RestInTurn(Smooth):
    def forward(self, feats):
        outs = [self.smooth(feats[0])]
        for f in feats[1:]:
            outs.append(self.smooth(f))
        return torch.cat([outs[0], F.interpolate(outs[1], scale_factor=2)], 1)


class OneTensor(Smooth):
    def forward(self, x):
        y = self.smooth(x)
        return torch.cat([y, F.interpolate(y, scale_factor=2)], 1)  # want "H and 2\*H"
