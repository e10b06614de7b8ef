import random
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader


class Pairs(Dataset):
    def __init__(self, images, labels):
        self.images, self.labels = images, labels

    def __getitem__(self, i):
        j = random.randrange(len(self.images))
        same = float(self.labels[i] == self.labels[j])
        return (self.images[i], self.images[j]), torch.tensor([same])

    def __len__(self):
        return len(self.images)


class Siamese(nn.Module):
    def __init__(self, emb=32):
        super().__init__()
        self.cnn = nn.Sequential(
            nn.Conv2d(1, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 5), nn.ReLU(), nn.MaxPool2d(2))
        self.fc = nn.Sequential(nn.Linear(32 * 5 * 5, 128), nn.ReLU(), nn.Linear(128, emb))

    def once(self, x):
        return self.fc(self.cnn(x).flatten(1))

    def forward(self, a, b):
        return self.once(a), self.once(b)


class ContrastiveLoss(nn.Module):
    def __init__(self, margin=1.0):
        super().__init__()
        self.margin = margin

    def forward(self, e1, e2, y):
        d = F.pairwise_distance(e1, e2)
        loss = y * d.pow(2) + (1 - y) * F.relu(self.margin - d).pow(2)  # want "silent-broadcast" "silent-broadcast"
        return loss.mean()


imgs = torch.rand(40, 1, 32, 32)
labs = torch.randint(0, 4, (40,))
model, crit = Siamese(), ContrastiveLoss()
opt = torch.optim.Adam(model.parameters(), 1e-3)
for (a, b), y in DataLoader(Pairs(imgs, labs), batch_size=8, shuffle=True):
    e1, e2 = model(a, b)
    loss = crit(e1, e2, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
