import torch
import torch.nn as nn

num_classes = 10
model = nn.Linear(20, num_classes)
weights = torch.ones(num_classes)
weights[0] = 0.1
criterion = nn.CrossEntropyLoss(weight=weights)
targets = torch.randint(0, num_classes, (16,))
loss = criterion(model(torch.randn(16, 20)), targets)
