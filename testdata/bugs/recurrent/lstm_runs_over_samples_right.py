import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Attn(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.w = nn.Linear(d, 1)

    def forward(self, h):
        s = torch.softmax(self.w(h), dim=1)
        return (s * h).sum(1)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(6, 10, batch_first=True)
        self.attn = Attn(10)
        self.out = nn.Linear(10, 4)

    def forward(self, x):
        h, _ = self.rnn(x)
        return self.out(self.attn(h))


data = TensorDataset(torch.randn(60, 15, 6), torch.randint(0, 4, (60,)))
net, crit = Net(), nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters())
for x, y in DataLoader(data, batch_size=12, shuffle=True):
    loss = crit(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
