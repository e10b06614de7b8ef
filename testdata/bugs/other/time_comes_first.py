import math
import torch
import torch.nn as nn
import torch.nn.functional as F


class Enc(nn.Module):
    def __init__(self, v=50, d=16):
        super().__init__()
        self.emb = nn.Embedding(v, d)
        self.layer = nn.TransformerEncoder(nn.TransformerEncoderLayer(d, 2, 32), 1)
        self.rnn = nn.GRU(d, d, bidirectional=True)
        self.fc, self.tok = nn.Linear(d, 3), nn.Linear(2 * d, v)

    def forward(self, src):
        x = self.emb(src) * math.sqrt(16)
        x = self.layer(x)
        o, h = self.rnn(x)
        return self.fc(x.mean(0)), self.fc(x[0]), self.fc(x[-1]), self.tok(o), h


m = Enc()
src = torch.randint(0, 50, (11, 4))
y = torch.randint(0, 3, (4,))
a, b, c, t, h = m(src)
loss = F.cross_entropy(a, y) + F.cross_entropy(b, y) + F.cross_entropy(c, y) + F.cross_entropy(t.view(-1, 50), src.reshape(-1)) + F.cross_entropy(t.permute(0, 2, 1), src)
hh = h.view(1, 2, 4, 16)[-1]
hc = torch.cat([hh[0], hh[1]], 1)
h2 = h.permute(1, 0, 2).reshape(4, -1)
h3 = h.transpose(0, 1).contiguous().view(4, 32)
print(loss.item(), nn.Linear(32, 2)(hc).shape, nn.Linear(32, 2)(h2).shape, nn.Linear(32, 2)(h3).shape)
