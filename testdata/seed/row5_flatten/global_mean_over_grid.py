import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 64, 3, padding=1)
        self.fc = nn.Linear(64, 10)

    def forward(self, x):
        x = self.conv(x).mean(dim=(2, 3))
        return self.fc(x)


out = Net()(torch.randn(2, 3, 32, 32))
assert out.shape == (2, 10)
