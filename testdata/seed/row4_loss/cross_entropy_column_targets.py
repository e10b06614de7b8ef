import torch
import torch.nn as nn

model = nn.Sequential(nn.Linear(20, 50), nn.ReLU(), nn.Linear(50, 10))
criterion = nn.CrossEntropyLoss()

inputs = torch.randn(16, 20)
targets = torch.randint(0, 10, (16, 1))
loss = criterion(model(inputs), targets)  # want "16"
loss.backward()
