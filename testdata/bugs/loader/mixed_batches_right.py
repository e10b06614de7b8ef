import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Subset, random_split, TensorDataset


def mixup(x, y, alpha=0.4):
    lam = np.random.beta(alpha, alpha)
    idx = torch.randperm(x.size(0))
    return lam * x + (1 - lam) * x[idx], y, y[idx], lam


def evaluate(model, loader):
    model.eval()
    preds, targets = [], []
    with torch.no_grad():
        for x, y in loader:
            preds.append(model(x).argmax(1))
            targets.append(y)
    preds, targets = torch.cat(preds), torch.cat(targets)
    cm = torch.zeros(4, 4, dtype=torch.long)
    for p, t in zip(preds, targets):
        cm[t, p] += 1
    return (preds == targets).float().mean().item(), cm


ds = TensorDataset(torch.randn(90, 1, 12, 12), torch.randint(0, 4, (90,)))
train, val = random_split(ds, [70, 20])
model = nn.Sequential(nn.Conv2d(1, 6, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(6 * 25, 4))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
crit = nn.CrossEntropyLoss()
for x, y in DataLoader(train, batch_size=16, shuffle=True):
    x, ya, yb, lam = mixup(x, y)
    out = model(x)
    loss = lam * crit(out, ya) + (1 - lam) * crit(out, yb)
    opt.zero_grad()
    loss.backward()
    opt.step()
acc, cm = evaluate(model, DataLoader(val, batch_size=8))
print(acc, cm.sum())
