import torch
import torch.nn as nn

gru = nn.GRU(16, 32, batch_first=True)
fc = nn.Linear(32, 5)
_, h = gru(torch.randn(4, 7, 16))
scores = fc(h)
labels = torch.randint(0, 5, (4,))
loss = nn.CrossEntropyLoss()(scores, labels)  # want "4"
