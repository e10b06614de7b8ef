import torch
import torch.nn as nn

net = nn.Sequential(
    nn.Conv2d(3, 6, 5),
    nn.ReLU(),
    nn.Flatten(start_dim=2),
    nn.Linear(6 * 28 * 28, 10),
)
out = net(torch.randn(4, 3, 32, 32))  # want "4704"
