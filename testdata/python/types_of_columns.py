"""Columns have types: what is computed with floats of numpy and pandas is of 64 bits."""
import numpy as np
import pandas as pd
import torch
from sklearn.preprocessing import StandardScaler
from torch import nn

df = pd.DataFrame({"a": np.random.randn(90), "b": np.random.rand(90), "n": np.arange(90), "s": ["x"] * 90})
assert df[["a", "b"]].to_numpy().dtype == np.float64 and df["n"].values.dtype == np.int64
assert df[["a", "n"]].values.dtype == np.float64 and df.a.values.dtype == np.float64
nn.Linear(2, 3)(torch.from_numpy(df[["a", "b"]].to_numpy()))  # want "float64"
df["a"] = df["a"] * 2
nn.Linear(2, 3)(torch.from_numpy(df[["a", "b"]].values))  # want "float64"
df["n"] = df["n"] / 2
nn.Linear(1, 3)(torch.from_numpy(df[["n"]].values))  # want "float64"
df["m"] = (df["b"] - df["b"].mean()) / df["b"].std()
nn.Linear(1, 3)(torch.from_numpy(df[["m"]].values))  # want "float64"
nn.Linear(2, 3)(torch.from_numpy(df[["a", "b"]].values.astype(np.float32)))
nn.Linear(2, 3)(torch.tensor(df[["a", "b"]].values, dtype=torch.float32))
nn.Linear(2, 3)(torch.from_numpy(df[["a", "b"]].astype("float32").values))
narrow = pd.DataFrame({"a": np.zeros(4, np.float32), "b": np.zeros(4, np.float32)})
nn.Linear(2, 3)(torch.from_numpy((narrow / 2.0).values))
nn.Linear(2, 3)(torch.from_numpy(narrow.values / 255.0))

named = pd.DataFrame(np.random.rand(30, 3), columns=["a", "b", "c"])
nn.Linear(2, 3)(torch.from_numpy(named[["a", "b"]].values))  # want "float64"
assert named.mean().values.shape == (3,) and named.std().values.dtype == np.float64 and named.sum(axis=1).shape == (30,)
nn.Linear(2, 3)(torch.from_numpy(StandardScaler().fit_transform(named[["a", "b"]])))  # want "float64"
nn.Linear(3, 3)(torch.from_numpy(((named - named.mean()) / named.std()).values))  # want "float64"
listed = pd.DataFrame([[0, 1.5, 2.5]] * 90, columns=["y", "a", "b"])
assert listed.shape == (90, 3)
nn.Linear(2, 3)(torch.from_numpy(listed[["a", "b"]].values))  # want "float64"
nn.Linear(2, 3)(torch.from_numpy(listed.iloc[:, 1:].values))  # want "float64"
torch.zeros(80, 3) + torch.tensor(listed.values)  # want "80 against 90"
assert listed.iloc[::-1].shape == listed[::-1].shape == (90, 3) and listed[::2].shape == (45, 3) and listed.a[::-1].shape == (90,)
assert len(listed.a[10:20]) == 10 and listed.iloc[5:2:-1].shape[1] == 3 and listed.iloc[[1, 2], ::-1].shape[0] == 2
times = pd.date_range("2020-01-01", periods=48, freq="h")
assert len(times) == 48 and pd.DataFrame({"t": times, "v": np.zeros(48)}).shape == (48, 2)
nn.Linear(47, 3)(torch.from_numpy(pd.DataFrame({"t": times, "v": np.zeros(48, np.float32)}).v.values))  # want "47 features, got 48"
