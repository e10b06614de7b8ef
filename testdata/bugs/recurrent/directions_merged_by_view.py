import torch
from torch import nn


class Bi(nn.Module):
    def __init__(self, vocab=50):
        super().__init__()
        self.emb = nn.Embedding(vocab, 8)
        self.gru = nn.GRU(8, 12, bidirectional=True, batch_first=True)
        self.fc = nn.Linear(24, 3)

    def forward(self, x):
        _, h = self.gru(self.emb(x))
        h = h.view(x.size(0), -1)  # want "scrambled-view"
        return self.fc(h)


m = Bi()
x, y = torch.randint(0, 50, (7, 9)), torch.randint(0, 3, (7,))
loss = nn.functional.cross_entropy(m(x), y)
loss.backward()
print(loss.item())
