"""What a data set is asked for and how many samples make a batch is told by the samplers."""
import torch
from torch.utils.data import DataLoader, Dataset, Sampler, BatchSampler, SequentialSampler, WeightedRandomSampler


class Pairs(Dataset):
    def __len__(self):
        return 12

    def __getitem__(self, index):
        i, wrapped = index
        return torch.zeros(3), i


class Draws(Sampler):
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            yield i, i == self.n

    def __len__(self):
        return self.n


class Endless:
    def __init__(self, n):
        self.left = list(range(n))
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == len(self.left):
            raise StopIteration
        self.at += 1
        return self.left[self.at - 1], False

    def __len__(self):
        return len(self.left)


for x, i in DataLoader(Pairs(), batch_size=4, sampler=Draws(12)):
    x.view(-1, 5)  # want "does not hold"
    break
for x, i in DataLoader(Pairs(), batch_size=4, sampler=Endless(12), collate_fn=lambda items: [torch.stack([a for a, _ in items]), len(items)]):
    x.view(13)  # want "12 elements"
    break
for x, i in DataLoader(Pairs(), batch_sampler=BatchSampler(Draws(12), 4, False)):
    x.view(-1, 4)
    x.view(-1, 5)  # want "12 elements"


class Numbers(Dataset):
    def __len__(self):
        return 12

    def __getitem__(self, index):
        return torch.zeros(3), index


for x, i in DataLoader(Numbers(), batch_sampler=BatchSampler(SequentialSampler(Numbers()), 4, False)):
    x.view(6, 2)
    x.view(13)  # want "12 elements"
for x, i in DataLoader(Numbers(), batch_size=4, sampler=WeightedRandomSampler([1.0] * 12, 12)):
    x.view(13)  # want "12 elements"
