import torch
import torch.nn as nn

model = nn.Sequential(nn.Linear(20, 10), nn.Sigmoid())
criterion = nn.BCELoss()
targets = torch.randint(0, 10, (16,)).float()
loss = criterion(model(torch.randn(16, 20)), targets)  # want "16"
