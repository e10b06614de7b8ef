import torch
import torch.nn as nn


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(16, 32, batch_first=True, bidirectional=True)
        self.fc = nn.Linear(2 * 32, 5)

    def forward(self, x):
        out, (h, _) = self.lstm(x)
        return self.fc(torch.cat([h[-2], h[-1]], dim=1))


scores = Tagger()(torch.randn(4, 7, 16))
assert scores.shape == (4, 5)
