# [-1] is the last step where time comes first; the steps of one sample may be scored on purpose.
import torch
from torch import nn


class Sentiment(nn.Module):
    def __init__(self, words, width=32):
        super().__init__()
        self.emb = nn.Embedding(words, 16)
        self.lstm = nn.LSTM(16, width, batch_first=True)
        self.timed = nn.LSTM(16, width)
        self.fc = nn.Linear(width, 2)

    def forward(self, x):
        out, _ = self.lstm(self.emb(x))
        timed, _ = self.timed(self.emb(x).transpose(0, 1))
        return self.fc(out[:, -1] + timed[-1])


tokens = torch.randint(0, 500, (20, 20))
labels = torch.randint(0, 2, (20,))
loss = nn.functional.cross_entropy(Sentiment(500)(tokens), labels)

tagger = nn.GRU(5, 2, batch_first=True)
one, _ = tagger(torch.randn(1, 20, 5))
loss = nn.functional.cross_entropy(one[-1], labels)
