import torch
from torch import nn
import torch.nn.functional as F


class AttentionGate(nn.Module):
    def __init__(self, fg, fl, fi):
        super().__init__()
        self.wg, self.wx = nn.Conv3d(fg, fi, 1), nn.Conv3d(fl, fi, 1)
        self.psi = nn.Conv3d(fi, 1, 1)

    def forward(self, g, x):
        a = torch.sigmoid(self.psi(torch.relu(self.wg(g) + self.wx(x))))
        return x * a


class Net(nn.Module):
    def __init__(self, c=4):
        super().__init__()
        self.e1, self.e2, self.e3 = nn.Conv3d(1, c, 3, padding=1), nn.Conv3d(c, 2 * c, 3, padding=1), nn.Conv3d(2 * c, 4 * c, 3, padding=1)
        self.att2 = AttentionGate(4 * c, 2 * c, c)
        self.d2 = nn.Conv3d(6 * c, 2 * c, 3, padding=1)
        self.d1 = nn.Conv3d(3 * c, c, 3, padding=1)
        self.out = nn.Conv3d(c, 3, 1)

    def forward(self, x):
        e1 = self.e1(x).relu()
        e2 = self.e2(F.max_pool3d(e1, 2)).relu()
        e3 = self.e3(F.max_pool3d(e2, 2)).relu()
        u = F.interpolate(e3, scale_factor=2)
        d2 = self.d2(torch.cat([u, self.att2(u, e2)], 1)).relu()
        d1 = self.d1(torch.cat([F.interpolate(d2, size=e1.shape[2:]), e1], 1)).relu()
        return self.out(d1)


x = torch.randn(1, 1, 8, 16, 16)
y = torch.randint(0, 3, (1, 8, 16, 16))
loss = F.cross_entropy(Net()(x), y)
loss.backward()
print(loss.item())
