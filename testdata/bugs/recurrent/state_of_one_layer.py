import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader

BATCH = 16
HIDDEN = 32
LAYERS = 2


class Forecaster(nn.Module):
    def __init__(self, n_features):
        super().__init__()
        self.gru = nn.GRU(n_features, HIDDEN, LAYERS, batch_first=True)
        self.head = nn.Linear(HIDDEN, 1)

    def init_hidden(self, bs):
        return torch.zeros(1, bs, HIDDEN)

    def forward(self, x, h):
        out, h = self.gru(x, h)  # want "incompatible-shapes"
        return self.head(out[:, -1]), h


X = torch.randn(100, 24, 5)
Y = torch.randn(100, 1)
loader = DataLoader(TensorDataset(X, Y), batch_size=BATCH)
net = Forecaster(5)
opt = torch.optim.Adam(net.parameters())
loss_fn = nn.MSELoss()
for xb, yb in loader:
    h = net.init_hidden(xb.size(0))
    pred, h = net(xb, h)
    loss = loss_fn(pred, yb)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
