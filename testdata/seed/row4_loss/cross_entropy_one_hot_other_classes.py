import torch
import torch.nn as nn
import torch.nn.functional as F

model = nn.Linear(20, 8)
criterion = nn.CrossEntropyLoss()

labels = torch.randint(0, 10, (16,))
one_hot = F.one_hot(labels, num_classes=10).float()
loss = criterion(model(torch.randn(16, 20)), one_hot)  # want "8"
