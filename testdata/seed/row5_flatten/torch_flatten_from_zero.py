import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, 5)
        self.fc = nn.Linear(6 * 28 * 28, 10)

    def forward(self, x):
        x = torch.relu(self.conv(x))
        x = torch.flatten(x)
        return self.fc(x)  # want "18816|4704"


out = Net()(torch.randn(4, 3, 32, 32))
