"""A data set hands out windows of a series whose length nobody knows: where there is an item, the window ends within the series."""
import io

import numpy as np
import pandas as pd
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

table = io.StringIO("a,b,c\n" + "1.0,2.0,3.0\n" * 90)


class Series(Dataset):
    def __init__(self, path, size):
        self.seq, self.pred = size
        df = pd.read_csv(path)
        df.insert(0, "time", range(len(df)))
        df = df[["a", "b", "c"]]
        self.data = df.values[: int(len(df) * 0.7)].astype(np.float32)
        self.targets = torch.from_numpy(self.data)[:, 0]

    def __len__(self):
        return len(self.data) - self.seq - self.pred + 1

    def __getitem__(self, index):
        begin = index
        end = begin + self.seq
        return self.data[begin:end], self.targets[end : end + self.pred], index


series = Series(table, (24, 8))
for shuffle in (True, False):
    for x, y, i in DataLoader(series, batch_size=16, shuffle=shuffle, drop_last=True):
        assert x.shape == (16, 24, 3) and y.shape == (16, 8) and i.shape == (16,)
        nn.Linear(23, 8)(x.transpose(1, 2))  # want "takes 23 features, got 24: input is \[16, 3, 24\]"
for x, y, i in DataLoader(series, batch_size=16):
    nn.Linear(24, 8)(x.transpose(1, 2)).mean(1) - y
    nn.Linear(24, 7)(x.transpose(1, 2)).mean(1) - y  # want "7 against 8"
    torch.cat([x[:, 0], y, i[:, None]], 1)

named = pd.DataFrame(np.random.rand(30, 3), columns=list("abc"))
named.insert(1, "d", 0.0)
assert named.columns.get_loc("d") == 1 and list(named.columns) == ["a", "d", "b", "c"]
nn.Linear(4, 1)(torch.tensor(named[named.columns[1:]].values).float())  # want "takes 4 features, got 3"
