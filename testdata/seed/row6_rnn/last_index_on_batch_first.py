import torch
import torch.nn as nn

gru = nn.GRU(16, 32, batch_first=True)
fc = nn.Linear(32, 5)
out, _ = gru(torch.randn(4, 7, 16))
scores = fc(out[-1])
loss = nn.functional.cross_entropy(scores, torch.randint(0, 5, (4,)))  # want "7"
