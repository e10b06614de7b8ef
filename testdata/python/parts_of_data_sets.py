# Parts of data sets: chosen, or drawn at random. A list of indices is asked for at once, a slice is one of the indices.
import torch
from torch.utils.data import DataLoader, Dataset, Subset, TensorDataset, random_split


class Pairs(Dataset):
    def __init__(self, n):
        self.X, self.y = torch.zeros(n, 5), torch.zeros(n)

    def __len__(self):
        return len(self.X)

    def __getitem__(self, i):
        return self.X[i], self.y[i]


train, test = random_split(Pairs(10), [0.6, 0.4])
assert isinstance(train, Subset) and isinstance(train.dataset, Pairs)
assert len(train) == len(train.indices) == 6 and len(test.indices) == 4
assert train[0][0].shape == (5,) and train[-1][1].shape == ()
assert train[:][0].shape == (6, 5) and test[:3][1].shape == (3,)
assert train[[0, 2]][0].shape == (2, 5)
assert len(train.__getitems__([0, 1, 2])) == 3
assert train.dataset.X[train.indices].shape == (6, 5)
assert [x.shape for x, _ in DataLoader(test, 4)] == [(4, 5)]
assert [x.shape[0] for x, _ in DataLoader(Subset(Pairs(10), [1, 3, 5]), 2)] == [2, 1]
if train.indices[0] == train.indices[1]:  # never, but nobody can tell
    raise ValueError("drawn twice")

rows = TensorDataset(torch.arange(12.0).reshape(6, 2))
some = Subset(rows, [4, 0, 5])
assert some[0][0].tolist() == [8.0, 9.0] and some[[0, 2]][0].tolist() == [[8.0, 9.0], [10.0, 11.0]]
assert some[1:][0].shape == (2, 2)
assert Subset(some, [2])[0][0].tolist() == [10.0, 11.0]


class Several(Pairs):
    def __getitems__(self, indices):
        return [(self.X[i, :3], self.y[i]) for i in indices]


assert [x.shape for x, _ in DataLoader(Several(4), 2)] == [(2, 3), (2, 3)]
assert [x.shape for x, _ in DataLoader(Subset(Several(4), [0, 1]), 2)] == [(2, 3)]

large, small = random_split(TensorDataset(torch.zeros(60000, 3)), [50000, 10000])
large[:][0] + torch.zeros(50000, 4)  # want "3 against 4"
train[:][0] + torch.zeros(7, 5)  # want "6 against 7"
train[[0, 1, 2]][0] @ torch.zeros(6, 2)  # want "5 columns against 6 rows"
for x, _ in DataLoader(Several(4), 2):
    torch.nn.Linear(5, 2)(x)  # want "takes 5 features, got 3"
random_split(Pairs(10), [0.5, 0.4])  # want "Sum of input lengths"
