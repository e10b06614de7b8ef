import torch
from torch import nn

model = nn.Sequential(nn.Linear(30, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())
x, y = torch.randn(569, 30), torch.randint(0, 2, (569,)).float()
out = model(x)
loss = nn.functional.binary_cross_entropy(out, y.view(-1, 1))
predicted = (out > 0.5).float()
accuracy = (predicted == y).float().mean()  # want "each prediction meets each target"
accuracy = (predicted == y.view(-1, 1)).float().mean()
accuracy = (predicted.squeeze(1) == y).float().mean()
same = y.view(-1, 1) == y
