"""A folder of images, of which nobody knows how many there are."""
import torch
from torch import nn
from torch.utils.data import DataLoader, random_split
from torchvision import datasets, transforms as T
folder = datasets.ImageFolder("train", T.Compose([T.Resize(256), T.CenterCrop(224), T.ToTensor()]))
train, held_out = random_split(folder, [0.8, 0.2])
net = nn.Linear(10, 3)  # => 33
for x, y in DataLoader(train, 16, shuffle=True):
    net(x)  # want "takes 10 features, got 224"
one, label = next(iter(DataLoader(folder, 1)))
some = next(iter(DataLoader(folder, 16)))
whole = next(iter(DataLoader(folder, 16, drop_last=True)))
loose = datasets.ImageFolder("train", T.Compose([T.Resize(256), T.ToTensor()]))
a = loose[0]
for x, y in DataLoader(loose, 16):
    nn.Conv2d(1, 3, 3)(x)  # want "takes 1 channels, got 3"
