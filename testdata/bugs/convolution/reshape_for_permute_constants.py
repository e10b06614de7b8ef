import numpy as np
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, padding=1)
        self.fc = nn.Linear(8, 5)

    def forward(self, x):
        x = x.reshape(-1, 3, 24, 32)  # want "scrambled-view"
        return self.fc(self.conv(x).relu().mean((2, 3)))


imgs = torch.from_numpy(np.random.rand(6, 24, 32, 3).astype("float32"))
loss = nn.CrossEntropyLoss()(Net()(imgs), torch.randint(0, 5, (6,)))
loss.backward()
print(loss.item())
