"""scikit-learn's folds, and tables that its encoders and scalers change."""
import numpy as np
import pandas as pd
import torch
import torch.nn as nn
from sklearn.model_selection import KFold, ShuffleSplit, StratifiedKFold, TimeSeriesSplit
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

X = np.random.rand(91, 5).astype(np.float32)
y = np.arange(91) % 3

for fold, (train, test) in enumerate(KFold(n_splits=3, shuffle=True, random_state=0).split(X)):
    features = torch.from_numpy(X[train])
    nn.Linear(5, 3)(features)
    if fold == 0:
        assert features.shape == (60, 5) and len(test) == 31
        features + torch.zeros(31, 5)  # want "60 against 31"
    nn.Linear(4, 3)(torch.from_numpy(X[test]))  # want "takes 4 features, got 5"

for train, test in StratifiedKFold(5).split(X, y):
    loss = nn.functional.cross_entropy(nn.Linear(5, 3)(torch.from_numpy(X[train])), torch.from_numpy(y[train]))
    nn.Linear(6, 3)(torch.from_numpy(X[test]))  # want "takes 6 features, got 5"
    torch.zeros(20) + torch.from_numpy(X[test])[:, 0]  # want "20 against 1[89]"
for train, test in TimeSeriesSplit().split(X):
    nn.Linear(5, 3)(torch.from_numpy(X[train]))
for train, test in ShuffleSplit(2, test_size=0.2).split(X):
    assert X[train].shape == (72, 5) and X[test].shape == (19, 5)

table = pd.DataFrame({"a": np.random.rand(91), "b": np.random.rand(91), "kind": np.random.choice(["x", "y"], 91)})
scaled = StandardScaler().fit_transform(table[["a", "b"]])
kinds = OneHotEncoder(sparse_output=False).fit_transform(table[["kind"]])
assert scaled.shape == (91, 2) and kinds.shape[0] == 91
assert OneHotEncoder().fit_transform(table[["kind"]]).toarray().shape[0] == 91
assert OrdinalEncoder().fit_transform(table[["kind"]]).shape == (91, 1)
both = torch.tensor(np.hstack([scaled, kinds]), dtype=torch.float32)
nn.Linear(both.shape[1], 2)(both)
nn.Linear(3, 2)(torch.tensor(scaled).float())  # want "takes 3 features, got 2"
dummies = pd.get_dummies(table, columns=["kind"]).astype("float32")
nn.Linear(dummies.shape[1], 2)(torch.tensor(dummies.values))
train, test = next(iter(KFold(7).split(table)))
assert table.iloc[train][["a", "b"]].values.shape == (78, 2)
nn.Linear(3, 2)(torch.tensor(table.iloc[test][["a", "b"]].values).float())  # want "takes 3 features, got 2"

weights = torch.tensor(1.0 / np.bincount(y)[y])
assert weights.shape == (91,) and np.bincount(y, minlength=7).shape == (7,)
weights * torch.zeros(90)  # want "91 against 90"
