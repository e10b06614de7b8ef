import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(8 * 14 * 14, 10)

    def forward(self, x):
        x = self.pool(self.conv(x))
        x = x.view(-1, 8 * 14 * 14)
        return self.fc(x)


scores = Net()(torch.randn(4, 1, 28, 28))
labels = torch.randint(0, 10, (4,))
loss = nn.CrossEntropyLoss()(scores, labels)
