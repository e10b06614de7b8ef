# [-1] of an output with batch_first is the last sample; its length happens to be that of the batch.
import torch
from torch import nn


class Sentiment(nn.Module):
    def __init__(self, words, width=32):
        super().__init__()
        self.emb = nn.Embedding(words, 16)
        self.lstm = nn.LSTM(16, width, batch_first=True)
        self.fc = nn.Linear(width, 2)

    def forward(self, x):
        out, _ = self.lstm(self.emb(x))
        return self.fc(out[-1])  # want "takes the last sample"


tokens = torch.randint(0, 500, (20, 20))
labels = torch.randint(0, 2, (20,))
loss = nn.functional.cross_entropy(Sentiment(500)(tokens), labels)
