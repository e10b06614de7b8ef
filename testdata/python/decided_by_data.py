"""What the contents of a tensor or chance decide may turn out either way: both ways have to work."""
import random
import torch
from torch import nn
from absent import options

net = nn.Linear(8, 4)
x = torch.randn(3, 8)
if x.mean().item() > 0:
    net(x[:, :7])  # want "8 features, got 7"
if float(x.sum()) > 0.5:
    net(x[:, :6])  # want "8 features, got 6"
best = float("inf")
for epoch in range(5):
    loss = net(x).mean()
    if loss.item() < best:
        best = loss.item()
        net(x[:, :5])  # want "8 features, got 5"
if random.random() > 0.1:
    net(x[:, :4])  # want "8 features, got 4"
picked = net(x[:, :3]) if random.random() < 0.5 else None  # want "8 features, got 3"


def act(state, epsilon=0.3):
    if random.random() < epsilon:
        return torch.randint(4, (1,))
    return net(state[:, :2])  # want "8 features, got 2"


act(x)
# These are chosen by nobody, or never.
if random.random() < options.share:
    net(x[:, :1])
if random.random() < 0.0:
    net(x[:, :1])
if options.verbose:
    net(x[:, :1])
