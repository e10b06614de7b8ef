import torch
import torch.nn as nn


class PoolingClassifier(nn.Module):
    def __init__(self, num_classes):
        super().__init__()
        self.conv = nn.Conv2d(3, 64, kernel_size=3, padding=1)
        self.pool = nn.MaxPool2d(2, 2)
        self.fc = nn.LazyLinear(num_classes)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv(x)))
        return self.fc(x.flatten(1))


model = PoolingClassifier(10)
print(model(torch.randn(32, 3, 32, 32)).shape)
