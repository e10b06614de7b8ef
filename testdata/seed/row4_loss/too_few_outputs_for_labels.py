import torch
import torch.nn as nn

model = nn.Linear(20, 5)
criterion = nn.CrossEntropyLoss()

torch.manual_seed(0)
inputs = torch.randn(64, 20)
targets = torch.randint(0, 10, (64,))
loss = criterion(model(inputs), targets)  # want "5"
