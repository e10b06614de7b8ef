import torch
import torch.nn as nn
import torch.nn.functional as F


class CausalConv1d(nn.Conv1d):
    def __init__(self, cin, cout, k, dilation=1):
        self.left = (k - 1) * dilation
        super().__init__(cin, cout, k, dilation=dilation)

    def forward(self, x):
        return super().forward(F.pad(x, (self.left, 0)))


class Res(nn.Module):
    def __init__(self, res, skip, dilation):
        super().__init__()
        self.f = CausalConv1d(res, res, 2, dilation)
        self.g = CausalConv1d(res, res, 2, dilation)
        self.r = nn.Conv1d(res, res, 1)
        self.s = nn.Conv1d(res, skip, 1)

    def forward(self, x):
        z = torch.tanh(self.f(x)) * torch.sigmoid(self.g(x))
        return self.r(z) + x, self.s(z)


class WaveNet(nn.Module):
    def __init__(self, classes=32, res=16, skip=24, layers=4):
        super().__init__()
        self.inp = nn.Conv1d(classes, res, 1)
        self.blocks = nn.ModuleList([Res(res, skip, 2 ** i) for i in range(layers)])
        self.out1, self.out2 = nn.Conv1d(skip, skip, 1), nn.Conv1d(skip, classes, 1)

    def forward(self, x):
        x = F.one_hot(x, 32).float().transpose(1, 2)
        h, skips = self.inp(x), 0
        for b in self.blocks:
            h, s = b(h)
            skips = skips + s
        return self.out2(F.relu(self.out1(F.relu(skips))))


x = torch.randint(0, 32, (2, 100))
y = WaveNet()(x)
loss = F.cross_entropy(y.transpose(1, 2)[:, :-1], x[:, 1:])  # want "mismatched-target"
print(loss.item())
