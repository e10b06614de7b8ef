import torch
import torch.nn as nn

fc = nn.Linear(64, 10)
features = torch.randn(1, 64, 1, 1).squeeze(3).squeeze(2)
scores = fc(features)
best = scores.argmax(dim=1)
