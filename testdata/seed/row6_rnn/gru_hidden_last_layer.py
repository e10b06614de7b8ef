import torch
import torch.nn as nn


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(16, 32, num_layers=2, batch_first=True)
        self.fc = nn.Linear(32, 5)

    def forward(self, x):
        _, h = self.gru(x)
        return self.fc(h[-1])


scores = Encoder()(torch.randn(4, 7, 16))
assert scores.shape == (4, 5)
