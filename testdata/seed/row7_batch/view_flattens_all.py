import torch
import torch.nn as nn

conv = nn.Conv2d(1, 2, 3, padding=1)
fc = nn.Linear(2 * 8 * 8, 10)
x = conv(torch.randn(4, 1, 8, 8)).view(-1)
scores = fc(x)  # want "512"
