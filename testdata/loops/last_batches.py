"""The smaller batch of a loader is the last one, and has the last index."""
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

loader = DataLoader(datasets.MNIST("data", transform=transforms.ToTensor()), batch_size=64, shuffle=True)
net = nn.Sequential(nn.Flatten(), nn.Linear(784, 1), nn.Sigmoid())
loss = nn.BCELoss()
ones = torch.ones(64, 1)
for i, (x, _) in enumerate(loader):
    if i == loader.dataset.__len__() // 64:
        break
    loss(net(x), ones)
for i, (x, _) in enumerate(loader):
    if i == len(loader) - 1:
        continue
    loss(net(x), ones)
seen = 0
for i, (x, _) in enumerate(loader):
    seen += 1
    if i == 1:
        continue
    loss(net(x), ones)  # want "batch sizes are 32 and 64"
x.view(60, -1)  # want "32"
