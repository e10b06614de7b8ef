# Nobody knows how many values a column has; what is computed with their number is known by it.
import numpy as np
import pandas as pd
import torch
from sklearn.preprocessing import LabelEncoder, StandardScaler
from torch import nn

df = pd.DataFrame(
    {"city": np.random.choice(["a", "b", "c"], 120), "kind": np.random.choice(["m", "f"], 120), "age": np.random.randn(120), "left": np.random.randint(0, 2, 120)}
)
columns = ["city", "kind"]
for column in columns:
    df[column] = df[column].astype("category")
codes = np.stack([df[c].cat.codes.values for c in columns], 1)
assert codes.shape == (120, 2)
codes = torch.tensor(codes, dtype=torch.int64)
numbers = torch.tensor(StandardScaler().fit_transform(np.stack([df["age"].values], 1)), dtype=torch.float)
labels = torch.tensor(df[["left"]].values).flatten()
assert labels.shape == (120,)
counts = [len(df[c].cat.categories) for c in columns]
sizes = [(n, min(50, (n + 1) // 2)) for n in counts]


class Net(nn.Module):
    def __init__(self, sizes, n_numbers, forgets=False):
        super().__init__()
        self.embeddings = nn.ModuleList([nn.Embedding(n, width) for n, width in sizes])
        width = sum(width for n, width in sizes)
        self.out = nn.Linear(width if forgets else width + n_numbers, 2)

    def forward(self, codes, numbers):
        x = torch.cat([e(codes[:, i]) for i, e in enumerate(self.embeddings)], 1)
        x = torch.cat([x, numbers], 1)
        return self.out(x)  # want "got .* \+ 1: input is"


assert Net(sizes, 1)(codes, numbers).shape == (120, 2)
Net(sizes, 1, forgets=True)(codes, numbers)
codes[:, 2]  # want "index 2 is out of range"
df["kind"].cat.codes.values[:, None][:, 1]  # want "index 1 is out of range"

encoder = LabelEncoder()
city = torch.tensor(encoder.fit_transform(df["city"]))
n = len(encoder.classes_)
nn.Linear(n, 2)(torch.cat([nn.functional.one_hot(city, n).float(), numbers], 1))  # want "input is"
n = df["left"].nunique()
nn.Linear(n, 2)(torch.zeros(4, n + 1))  # want "input is"
nn.Linear(n, 2)(torch.zeros(4, df["city"].nunique()))  # the two numbers may be equal

days = pd.Series(pd.date_range("2024-01-01", periods=30))
hours = torch.tensor(np.stack([days.dt.hour.values, days.dt.dayofweek.values], 1)).float()
nn.Linear(3, 2)(hours)  # want "3 features, got 2: input is \[30, 2\]"
lengths = torch.tensor(pd.Series(["a", "bb"]).str.len().values)
assert lengths.shape == (2,)
