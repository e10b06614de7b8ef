import torch
import torch.nn as nn
import torch.nn.functional as F


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb, self.att = nn.Embedding(30, 8), nn.MultiheadAttention(8, 2)
        self.lstm = nn.LSTM(8, 6, bidirectional=True)
        self.fc = nn.Linear(12, 5)

    def forward(self, ids):
        e = self.emb(ids).unsqueeze(1)
        e, _ = self.att(e, e, e)
        o, _ = self.lstm(e)
        return self.fc(o.squeeze(1))


m = Tagger()
for n in (4, 7):
    loss = F.cross_entropy(m(torch.randint(0, 30, (n,))), torch.randint(0, 5, (n,)))
    loss.backward()


class Value(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn, self.v, self.pi = nn.LSTM(5, 16), nn.Linear(16, 1), nn.Linear(16, 3)

    def forward(self, obs, state=None):
        o, state = self.rnn(obs, state)
        return self.pi(o), self.v(o).squeeze(-1), state


net = Value()
obs = torch.randn(20, 6, 5)
logits, v, _ = net(obs)
ret = torch.randn(20, 6)
loss = F.mse_loss(v, ret) + F.cross_entropy(logits.reshape(-1, 3), torch.randint(0, 3, (120,)))
logits1, v1, st = net(torch.randn(1, 6, 5))
a = logits1[-1].argmax(-1)
print(loss.item(), a.shape, v1[:, -1].shape)
