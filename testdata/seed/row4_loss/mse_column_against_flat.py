import torch
import torch.nn as nn

model = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 1))
criterion = nn.MSELoss()
x = torch.randn(64, 8)
y = torch.randn(64)
loss = criterion(model(x), y)  # want "silent-broadcast"
loss.backward()
