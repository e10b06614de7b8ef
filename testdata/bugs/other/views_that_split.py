import torch
import torch.nn as nn
import torch.nn.functional as F


class Shuffle(nn.Module):
    def __init__(self, g=2):
        super().__init__()
        self.g, self.conv = g, nn.Conv2d(8, 8, 3, padding=1, groups=g)

    def forward(self, x):
        n, c, h, w = x.size()
        x = self.conv(x)
        x = x.view(n, self.g, c // self.g, h, w).transpose(1, 2).contiguous().view(n, c, h, w)
        p = x.view(n, c, h // 2, 2, w // 2, 2).permute(0, 1, 3, 5, 2, 4).reshape(n, c * 4, h // 2, w // 2)
        t = x.flatten(2).transpose(1, 2)
        back = t.transpose(1, 2).reshape(n, c, h, w)
        rows = x.permute(0, 2, 1, 3).reshape(n * h, c, w)
        return nn.Conv2d(32, 4, 1)(p), self.conv(back), rows


class TimeDistributed(nn.Module):
    def __init__(self, m):
        super().__init__()
        self.m = m

    def forward(self, x):
        b, t = x.shape[:2]
        y = self.m(x.reshape(b * t, *x.shape[2:]))
        return y.view(b, t, *y.shape[1:])


print([o.shape for o in Shuffle()(torch.randn(2, 8, 6, 4))])
print(TimeDistributed(nn.Linear(5, 3))(torch.randn(4, 7, 5)).shape)
fold = torch.randn(6, 4, 5).view(6, 2, 2, 5).transpose(1, 2).reshape(6, 4, 5)
frames = torch.randn(3, 160).view(3, 16, 10)
print(nn.GRU(10, 4, batch_first=True)(frames)[0].shape, nn.Linear(5, 2)(fold).shape)
img = torch.rand(3, 8, 6)
print(nn.Conv2d(3, 2, 3)(img.unsqueeze(0)).shape, nn.Linear(3, 2)(img.permute(1, 2, 0).reshape(-1, 3)).shape)
