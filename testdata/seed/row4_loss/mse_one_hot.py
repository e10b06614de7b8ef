import torch
import torch.nn as nn
import torch.nn.functional as F

model = nn.Linear(20, 10)
labels = torch.randint(0, 10, (16,))
targets = F.one_hot(labels, 10).float()
loss = F.mse_loss(model(torch.randn(16, 20)), targets)
loss.backward()
