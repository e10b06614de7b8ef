# A table made of lists has their length, and a column for each.
import numpy as np
import pandas as pd
import torch

df = pd.DataFrame({"age": np.random.rand(120), "fare": [0.0] * 120})
torch.tensor(df.values) + torch.zeros(120, 3)  # want "2 against 3"
df["fare"] = df["fare"] / 2
df["kind"] = 1
torch.tensor(df.values) + torch.zeros(120, 2)  # want "3 against 2"
torch.tensor(df.drop(columns=["kind"]).values) + torch.zeros(120, 3)  # want "2 against 3"
df.pop("age")
torch.tensor(df.values) + torch.zeros(100, 2)  # want "120 against 100"

labelled = pd.DataFrame({"a": pd.Series([1, 2]), "b": pd.Series([1, 2, 3])})
torch.tensor(labelled.values) + torch.zeros(3, 2)
