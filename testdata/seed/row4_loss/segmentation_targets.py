import torch
import torch.nn as nn

head = nn.Conv2d(8, 4, kernel_size=1)
criterion = nn.CrossEntropyLoss()
features = torch.randn(2, 8, 16, 16)
mask = torch.randint(0, 4, (2, 1, 16, 16)).squeeze(1)
loss = criterion(head(features), mask)
loss.backward()
