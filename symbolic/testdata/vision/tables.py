"""scikit-learn's toy sets, splits and scalers, and tables of pandas; scikit-learn 1.9 and pandas said what each name is."""
import numpy as np
import torch
import pandas as pd
from sklearn.datasets import load_iris, load_digits, make_classification, make_moons, make_blobs, make_regression, load_breast_cancer, load_diabetes, make_circles, load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler, LabelEncoder, MinMaxScaler
from sklearn.decomposition import PCA
from sklearn.metrics import accuracy_score
import sklearn.linear_model
iris = load_iris()
X, y = iris.data, iris["target"]
Xs = X.shape  # => (150, 4)
Xtr, Xte, ytr, yte = train_test_split(X, y, test_size=0.2, random_state=42, stratify=y)
a, b, c, d = torch.tensor(Xtr).float(), torch.from_numpy(Xte), torch.LongTensor(ytr), torch.tensor(yte)  # => [120, 4] float32; [30, 4] float64; [120] int64; [30] int64
sc = StandardScaler()
e = torch.tensor(sc.fit_transform(Xtr), dtype=torch.float32)  # => [120, 4] float32
f = torch.FloatTensor(sc.transform(Xte))  # => [30, 4] float32
dg = load_digits()
g, h = torch.from_numpy(dg.images), torch.from_numpy(dg.target)  # => [1797, 8, 8] float64; [1797] int64
X2, y2 = make_moons(n_samples=500, noise=0.1)
i, j = torch.from_numpy(X2), torch.from_numpy(y2)  # => [500, 2] float64; [500] int64
X3, y3 = make_classification(n_samples=300, n_features=12, n_informative=6, n_classes=4)
k, l = torch.tensor(X3), torch.tensor(y3)  # => [300, 12] float64; [300] int64
X4, y4 = make_blobs(n_samples=90, centers=3, n_features=5)
m = torch.tensor(X4)  # => [90, 5] float64
X5, y5 = make_regression(n_samples=77, n_features=3, n_targets=2)
n, o = torch.tensor(X5), torch.tensor(y5)  # => [77, 3] float64; [77, 2] float64
X6, y6 = load_breast_cancer(return_X_y=True)
p = torch.tensor(X6)  # => [569, 30] float64
q, r = train_test_split(torch.rand(11, 3))  # => [8, 3] float32; [3, 3] float32
s = torch.tensor(PCA(n_components=2).fit_transform(X))  # => [150, 2] float64
t = torch.tensor(LabelEncoder().fit_transform(["a", "b", "a"]))  # => [3] int64
u = torch.tensor(load_diabetes().target)  # => [442] float64
v = torch.tensor(np.array(X))  # => [150, 4] float64
nc = len(iris.target_names)  # => 3
df = pd.read_csv("t.csv")
P = torch.tensor(df.iloc[:, :-1].values, dtype=torch.float32)  # => [?, ?] float32
Q = torch.tensor(df["y"].values, dtype=torch.long)  # => [?] int64
R = torch.tensor(df[["a", "b"]].values.astype(np.float32))  # => [?, 2] float32
S = torch.tensor(df.drop("y", axis=1).to_numpy(dtype=np.float32))  # => [?, ?] float32
T = torch.tensor(df.drop(columns=["y", "a"]).values).float()  # => [?, ?] float32
Pa, Pb, Qa, Qb = train_test_split(df[["a", "b"]], df["y"], test_size=0.5)
U = torch.tensor(Pa.values).float()  # => [?, 2] float32
V = torch.tensor(StandardScaler().fit_transform(Pa)).float()  # => [?, 2] float32
W = torch.tensor(np.array(df["y"])).long()  # => [?] int64
nrows = len(df)  # => ?
ds = torch.utils.data.TensorDataset(P, Q)
df["z"] = df["a"] * 2
Z = torch.tensor(df.values).float()  # => [?, ?] float32
