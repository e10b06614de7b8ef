import torch
import torch.nn as nn

lstm = nn.LSTM(16, 32)
fc = nn.Linear(32, 5)
out, _ = lstm(torch.randn(7, 4, 16))
scores = fc(out[-1])
loss = nn.functional.cross_entropy(scores, torch.randint(0, 5, (4,)))
