import torch, torch.nn as nn, torch.nn.functional as F
# near misses: nothing here is wrong
x = torch.randn(2, 3, 4)
y = x.view(4, 3, 2)
a = torch.randn(1, 2, 3, 4)
b = a.transpose(1, 2)
c = a.view(1, 3, 2, 4)
print(torch.equal(b, c))

class RelShift(nn.Module):
    def __init__(self, d=16, h=2):
        super().__init__()
        self.h, self.q, self.r = h, nn.Linear(d, d), nn.Linear(d, d)
    def shift(self, x):
        b, h, t, s = x.size()
        z = torch.zeros(b, h, t, 1)
        xp = torch.cat([z, x], dim=-1).view(b, h, s + 1, t)
        return xp[:, :, 1:].view_as(x)
    def shift2(self, x):
        b, h, t, s = x.shape
        x = x.reshape(b, h, s, t)
        x = x[:, :, 1:, :]
        x = x.reshape(b, h, t, s - 1)
        return x[..., :t]
    def forward(self, x, pos):
        b, t, d = x.shape
        q = self.q(x).view(b, t, self.h, -1).transpose(1, 2)
        r = self.r(pos).view(b, -1, self.h, d // self.h).transpose(1, 2)
        s = q @ r.transpose(-1, -2)
        w = self.shift(s[..., :t]).softmax(-1)
        w2 = self.shift2(s).softmax(-1)
        return w @ q + w2 @ q

out = RelShift()(torch.randn(3, 5, 16), torch.randn(3, 11, 16))

class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(20, 8)
        self.lstm = nn.LSTM(8, 6)
        self.fc = nn.Linear(6, 4)
    def forward(self, s):
        e = self.emb(s)
        o, _ = self.lstm(e.view(len(s), 1, -1))
        return self.fc(o.view(len(s), -1))
F.cross_entropy(Tagger()(torch.randint(0, 20, (7,))), torch.randint(0, 4, (7,)))

class MIL(nn.Module):
    def __init__(self):
        super().__init__()
        self.f, self.a, self.c = nn.Linear(10, 8), nn.Linear(8, 1), nn.Linear(8, 2)
    def forward(self, bag):
        h = torch.relu(self.f(bag))
        w = torch.softmax(self.a(h), dim=0)
        return self.c((w * h).sum(0, keepdim=True))
F.cross_entropy(MIL()(torch.randn(30, 10)), torch.tensor([1]))

def supcon(z, y):
    z = F.normalize(z)
    m = (y.view(-1, 1) == y).float()
    m2 = y.unsqueeze(1) == y.unsqueeze(0)
    s = z @ z.T
    return (torch.log_softmax(s, dim=0) * m).sum() + (torch.softmax(s, 0) * m2).sum()
net = nn.Linear(6, 4)
supcon(net(torch.randn(8, 6)), torch.randint(0, 3, (8,)))

class SeqFirst(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn, self.fc, self.att = nn.GRU(5, 8), nn.Linear(8, 3), nn.Linear(8, 1)
    def forward(self, x):
        o, h = self.rnn(x)
        w = torch.softmax(self.att(o), dim=0)
        return self.fc((w * o).sum(0)), self.fc(o), self.fc(o[-1]), self.fc(h[-1])
p, per, last, hid = SeqFirst()(torch.randn(9, 4, 5))
y = torch.randint(0, 3, (4,))
F.cross_entropy(p, y) + F.cross_entropy(last, y) + F.cross_entropy(hid, y) + F.cross_entropy(per.reshape(-1, 3), torch.randint(0, 3, (36,)))
