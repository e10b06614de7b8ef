import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class Ads(Dataset):
    def __init__(self):
        self.x = torch.randn(80, 12)
        self.y = (self.x.sum(1) > 0).float()

    def __len__(self):
        return 80

    def __getitem__(self, i):
        return self.x[i], self.y[i]


net = nn.Sequential(nn.Linear(12, 8), nn.ReLU(), nn.Linear(8, 1), nn.Sigmoid())
crit = nn.BCELoss()
opt = torch.optim.Adam(net.parameters())
correct = 0
for x, y in DataLoader(Ads(), batch_size=16):
    p = net(x).squeeze(1)
    loss = crit(p, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    correct += ((p > 0.5).float() == y).sum().item()
    with torch.no_grad():
        q = net(x)
        acc = ((q > 0.5).float() == y).float().mean()  # want "silent-broadcast"
print(correct, acc.item())
