"""A file holds integers, floats of 64 bits or texts, unless another type is asked for."""
import io

import numpy as np
import pandas as pd
import torch
from sklearn.preprocessing import MinMaxScaler
from torch import nn
from torch.utils.data import DataLoader, Dataset

text = "label,fold,a,b\n" + "\n".join(f"{i % 2},{i % 3},{i},{i / 2}" for i in range(30))


def read(**kwargs):
    return pd.read_csv(io.StringIO(text), **kwargs)


pixels = read().drop("label", axis=1).values / 255.0
assert pixels.dtype == np.float64
nn.Linear(3, 4)(torch.from_numpy(pixels))  # want "float64"
assert (read().iloc[:, 1:].values / 255.0).dtype == np.float64
nn.Linear(2, 4)(torch.from_numpy((read()[["a", "b"]] / 255).to_numpy()))  # want "float64"
nn.Linear(2, 4)(torch.from_numpy(read()[["a", "b"]].values.reshape(-1, 2) * 0.5))  # want "float64"
nn.Linear(2, 4)(torch.from_numpy(read(dtype=np.float32)[["a", "b"]].values / 255.0))
nn.Linear(2, 4)(torch.from_numpy(read()[["a", "b"]].values.astype(np.float32)))
nn.Linear(2, 4)(torch.from_numpy(read()[["a", "b"]].astype(np.float32).values / 2.0))
df = read()
feats = ["a", "b"]
df[feats] = MinMaxScaler().fit_transform(df[feats])
nn.Linear(2, 4)(torch.from_numpy(df[feats].values))  # want "float64"
nn.Linear(2, 4)(torch.from_numpy(MinMaxScaler().fit_transform(read()[feats].values)))  # want "float64"
df["a"] = df["a"].astype(np.float32)
nn.Linear(1, 4)(torch.from_numpy(df[["a"]].values))


class Photos(Dataset):
    def __init__(self, df):
        self.df = df

    def __len__(self):
        return len(self.df)

    def __getitem__(self, i):
        return torch.zeros(3, 32, 32), torch.tensor(self.df.iloc[i]["label"])


for x, y in DataLoader(Photos(df[df.fold != 0]), batch_size=4):
    nn.Linear(31, 2)(x)  # want "31 features, got 32"
for x, y in DataLoader(Photos(df[(df["a"] > 0.1) & (df.fold == 1)].reset_index(drop=True)), batch_size=4):
    nn.Linear(30, 2)(x)  # want "30 features, got 32"
for x, y in DataLoader(Photos(df.query("fold > 1").reset_index()), batch_size=4):
    nn.Linear(29, 2)(x)  # want "29 features, got 32"
for x, y in DataLoader(Photos(df.loc[df.fold < 2].sample(frac=1).dropna()), batch_size=4):
    nn.Linear(28, 2)(x)  # want "28 features, got 32"
labels = torch.tensor(df.loc[df["fold"] != 0, "label"].values)
nn.Linear(3, 2)(labels[:, None].float())  # want "3 features, got 1"
grouped = df.groupby("fold").mean()
best = df.label.value_counts().index[0]
