# A batch sampler says how many rows a batch has; a sampler how many batches there are and how long the last one is.
import torch
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, SubsetRandomSampler, TensorDataset

data = TensorDataset(torch.randn(24, 5), torch.randn(24))
for x, y in DataLoader(data, batch_sampler=BatchSampler(RandomSampler(data), 8, True)):
    x + torch.zeros(6, 5)  # want "8 against 6"


class Pairs:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        while True:
            yield [0, 1]


for x, y in DataLoader(data, batch_sampler=Pairs(24)):
    x + torch.zeros(2, 5)
    break

for x, y in DataLoader(data, batch_size=4, sampler=SubsetRandomSampler(range(14))):
    pass
x + torch.zeros(4, 5)  # want "2 against 4"
