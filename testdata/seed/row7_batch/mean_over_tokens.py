import torch
import torch.nn as nn

fc = nn.Linear(64, 10)
tokens = torch.randn(4, 12, 64)
scores = fc(tokens.mean(1))
loss = nn.CrossEntropyLoss()(scores, torch.randint(0, 10, (4,)))
