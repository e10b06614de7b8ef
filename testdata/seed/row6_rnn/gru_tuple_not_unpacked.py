import torch
import torch.nn as nn


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(16, 32, batch_first=True)
        self.fc = nn.Linear(32, 5)

    def forward(self, x):
        out = self.gru(x)
        return self.fc(out)  # want "tuple"


scores = Encoder()(torch.randn(4, 7, 16))
