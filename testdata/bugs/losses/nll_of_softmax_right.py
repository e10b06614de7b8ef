import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(8, 16), nn.ReLU())
        self.cls, self.reg = nn.Linear(16, 5), nn.Linear(16, 1)

    def forward(self, x):
        h = self.body(x)
        return F.log_softmax(self.cls(h), dim=1), self.reg(h)


net = Net()
x = torch.randn(20, 8)
y, t = torch.randint(0, 5, (20,)), torch.randn(20)
logp, r = net(x)
loss = F.nll_loss(logp, y)
loss = loss + (r.squeeze(1) - t).abs().mean()
loss = loss + F.huber_loss(r.view(-1), t)
w = torch.rand(20)
loss = loss + (w * (r[:, 0] - t) ** 2).mean()
loss.backward()
mape = ((t - r.flatten()).abs() / t.abs()).mean()
print(loss.item(), mape.item())
