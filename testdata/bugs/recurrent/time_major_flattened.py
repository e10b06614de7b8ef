import torch
from torch import nn


class PoolRNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(5, 16)
        self.fc = nn.Linear(16 * 10, 2)

    def forward(self, x):
        out, _ = self.rnn(x.transpose(0, 1))
        out = out.reshape(x.size(0), -1)  # want "scrambled-view"
        return self.fc(out)


x, y = torch.randn(6, 10, 5), torch.randint(0, 2, (6,))
loss = nn.CrossEntropyLoss()(PoolRNN()(x), y)
loss.backward()
print(loss.item())
