# The names of columns are known where the table was made of them.
import random

import numpy as np
import pandas as pd
import torch
from torch import nn

df = pd.DataFrame({"age": np.random.rand(90), "city": np.random.choice(["a", "b"], 90), "price": np.random.rand(90)})
features = [c for c in df.columns if c not in ("city", "price")]
nn.Linear(len(df.columns), 4)(torch.tensor(df[features].values).float())  # want "3 features, got 1: input is \[90, 1\]"
nn.Linear(4, 4)(torch.tensor(df.drop("city", axis=1).head(5).values).float())  # want "4 features, got 2: input is \[5, 2\]"
nn.Linear(4, 4)(torch.tensor(df[df.columns[:-1]].values).float())  # want "4 features, got 2"
df["tax"] = 0.2 * df["price"]
nn.Linear(3, 4)(torch.tensor(df[df.columns.drop("city")].values).float())
nn.Linear(2, 4)(torch.tensor(df[df.columns.difference(["city"])].values).float())  # want "2 features, got 3"
df.drop(columns=["city", "rooms"], errors="ignore", inplace=True)
nn.Linear(2, 4)(torch.tensor(df.values).float())  # want "2 features, got 3"

named = pd.DataFrame(np.random.rand(30, 6), columns=list("abcdef"))
named["sum"] = named.sum(axis=1)
nn.Linear(6, 4)(torch.tensor(named.drop("sum", axis=1).values).float())
nn.Linear(6, 4)(torch.tensor(named.values).float())  # want "6 features, got 7"

# What may have come or gone is not counted.
named.loc[0, "more"] = 1.0
nn.Linear(5, 4)(torch.tensor(named.values).float())
named = pd.DataFrame(np.random.rand(30, 6), columns=list("abcdef"))
named.set_index("a", inplace=True)
nn.Linear(5, 4)(torch.tensor(named.values).float())
named = pd.DataFrame(np.random.rand(30, 6)).dropna(axis=1)
nn.Linear(5, 4)(torch.tensor(named.values).float())
rows = pd.DataFrame(np.random.rand(30, 6), columns=list("abcdef"))
rows.loc[rows["a"] > 0.5, "b"] = 0.0
nn.Linear(5, 4)(torch.tensor(rows.values).float())  # want "5 features, got 6: input is \[30, 6\]"
old = rows[(rows["a"] > 0.5) & ~rows["b"].isna()]
nn.Linear(5, 4)(torch.tensor(old.values).float())  # want "5 features, got 6"
old = old[old["a"] > 0.7].reset_index(drop=True)
flags = torch.tensor(np.where(rows["a"] > 0.5, 1.0, 0.0))

index = pd.Index(["a", "b"], name="task")
assert len(index) == 2
pd.DataFrame({"x": [1, 2]}, index=pd.Index(df["city"], name="task"))
