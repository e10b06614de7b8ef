"""Items that are arrays are stacked to tensors; a label of which nothing is known hides nothing of what is beside it."""
import os
import tempfile

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, default_collate

os.chdir(tempfile.mkdtemp())
np.save("labels.npy", np.zeros(100, np.int64))


class Photos(Dataset):
    def __init__(self):
        self.photos = np.zeros((100, 3, 32, 32), np.float32)
        self.labels = np.load("labels.npy")

    def __len__(self):
        return len(self.photos)

    def __getitem__(self, i):
        return self.photos[i], 1


class Labelled(Photos):
    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return torch.from_numpy(self.photos[i]), self.labels[i]


class Converted(Photos):
    def __getitem__(self, i):
        return self.photos[i], torch.as_tensor(self.labels[i], dtype=torch.long)


class Numbered(Photos):
    def __getitem__(self, i):
        return {"photo": self.photos[i].transpose(1, 2, 0), "label": int(self.labels[i])}


class Wide(Photos):
    def __getitem__(self, i):
        return self.photos[i].astype(np.float64).mean((1, 2)), self.labels[i]


for x, y in DataLoader(Photos(), batch_size=4):
    assert x.dtype == torch.float32
    nn.Linear(31, 2)(x)  # want "31 features, got 32: input is .4, 3, 32, 32"
for x, y in DataLoader(Labelled(), batch_size=4):
    nn.Linear(30, 2)(x)  # want "30 features, got 32"
    nn.CrossEntropyLoss()(torch.zeros(len(x), 5), y)
for x, y in DataLoader(Converted(), batch_size=4):
    nn.Linear(29, 2)(x)  # want "29 features, got 32"
for batch in DataLoader(Numbered(), batch_size=4):
    nn.Linear(32, 2)(batch["photo"])  # want "32 features, got 3"
for x, y in DataLoader(Wide(), batch_size=4):
    nn.Linear(3, 2)(x)  # want "float64"
x, y = default_collate([(np.zeros(3), 1), (np.ones(3), 2)])
assert x.shape == (2, 3) and x.dtype == torch.float64 and y.shape == (2,)
default_collate([np.zeros(3), np.zeros(4)])  # want "3.*4"
