import torch
import torch.nn as nn


class DoubleConv(nn.Module):
    def __init__(self, in_ch, out_ch, mid=None):
        super().__init__()
        mid = mid or out_ch
        self.seq = nn.Sequential(
            nn.Conv2d(in_ch, mid, 3, padding=1), nn.BatchNorm2d(mid), nn.ReLU(True),
            nn.Conv2d(mid, out_ch, 3, padding=1), nn.BatchNorm2d(out_ch), nn.ReLU(True))

    def forward(self, x):
        return self.seq(x)


class Up(nn.Module):
    def __init__(self, in_ch, out_ch):
        super().__init__()
        self.up = nn.ConvTranspose2d(in_ch, in_ch // 2, 2, stride=2)
        self.conv = DoubleConv(in_ch, out_ch)

    def forward(self, x1, x2):
        x1 = self.up(x1)
        x = torch.cat([x2, x1], dim=1)
        return self.conv(x)


class UNet(nn.Module):
    def __init__(self, n_channels=3, n_classes=2, features=[16, 32, 64]):
        super().__init__()
        self.downs = nn.ModuleList()
        self.ups = nn.ModuleList()
        c = n_channels
        for f in features:
            self.downs.append(DoubleConv(c, f))
            c = f
        self.pool = nn.MaxPool2d(2)
        self.bottleneck = DoubleConv(features[-1], features[-1] * 2)
        for f in reversed(features):
            self.ups.append(Up(f * 2, f))
        self.head = nn.Conv2d(features[0], n_classes, 1)

    def forward(self, x):
        skips = []
        for d in self.downs:
            x = d(x)
            skips.append(x)
            x = self.pool(x)
        x = self.bottleneck(x)
        for up, skip in zip(self.ups, skips[::-1]):
            x = up(x, skip)
        return self.head(x)


net = UNet()
img = torch.randn(2, 3, 64, 64)
mask = torch.randint(0, 2, (2, 64, 64))
out = net(img)
loss = nn.CrossEntropyLoss()(out, mask)
loss.backward()
print(loss.item())
