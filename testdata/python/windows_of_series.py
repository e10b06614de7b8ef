"""Windows that a loop cuts out of a series whose length nobody knows are all of one length."""
import sys

import numpy as np
import torch
from torch import nn

n = 60 + len(sys.argv)
series = np.random.rand(n, 2).astype(np.float32)
X, y = [], []
for i in range(len(series) - 10):
    X.append(series[i : i + 10])
    y.append(series[i + 10, 0])
X, y = np.array(X), np.array(y)
assert X.shape[1:] == (10, 2) and y.ndim == 1
nn.Linear(3, 4)(torch.from_numpy(X))  # want "takes 3 features, got 2: input is \[.*, 10, 2\]"
nn.Linear(8, 1)(torch.tensor(X).mean(2))  # want "takes 8 features, got 10"
nn.Linear(1, 1)(torch.from_numpy(y)[:, None])


def windows(data, size, step):
    inputs, targets = [], []
    for i in range(0, len(data) - size, step):
        inputs.append(data[i : (i + size), :])
        targets.append(data[i + size])
    return np.stack(inputs), np.stack(targets)


inputs, targets = windows(series, 12, 2)
nn.Conv1d(12, 4, 3)(torch.from_numpy(inputs).transpose(1, 2))  # want "takes 12 channels, got 2"
nn.Linear(3, 1)(torch.from_numpy(targets))  # want "takes 3 features, got 2"
torch.stack([torch.from_numpy(series[i : i + 5]) for i in range(len(series) - 5)])[:, 6]  # want "index 6 is out of range"

# A range may be empty, and a window that runs over the end is shorter.
short = [1.0] * (n % 3)
for _ in range(3 - len(short)):
    short.append(0.0)
torch.tensor(short[:3]) + torch.zeros(3)
for i in range(len(series)):
    tail = torch.from_numpy(series[i : i + 3])
    if len(tail) == 2:
        torch.zeros(2, 2) + tail
for i in range(n - 10_000):
    series[i : i + 3]
torch.zeros(10) + torch.zeros(min(n, 10))

# What is read again later is another item than the one before.
starts = [i for i in range(n - 10)]
torch.zeros(13, 2) + torch.from_numpy(series[starts[0] : starts[3] + 10])
for start, end in zip(starts[:-1], starts[1:]):
    torch.zeros(1, 2) + torch.from_numpy(series[start:end])
before = None
for i in range(n - 10):
    if before is not None:
        torch.zeros(1, 2) + torch.from_numpy(series[before:i])
    before = i
numbers = list(range(n))
for i in range(n - 10):
    torch.zeros(9) + torch.tensor(numbers[i : i + 10])  # want "9 against 10"

# A share of a series is no longer than the series, and what is left is the rest.
k = int(0.8 * n)
both = torch.cat([torch.from_numpy(series[:k]), torch.from_numpy(series[k:])])
both + torch.zeros(n, 2)
both + torch.zeros(n + 1, 2)  # want "do not broadcast"
torch.zeros(k, 2) + torch.from_numpy(series[:k])
torch.zeros(int(n * 0.8), 2) + torch.from_numpy(series[:k])

# Elements of an array are of its type.
nn.Linear(20, 1)(torch.from_numpy(np.array([series[i, 0] for i in range(20)])))
nn.Linear(20, 1)(torch.tensor([np.float32(i) for i in range(20)]))
nn.Linear(20, 1)(torch.from_numpy(np.array([float(series[i, 0]) for i in range(20)])))  # want "float64"
nn.Linear(20, 1)(torch.tensor([np.float64(i) for i in range(20)]))  # want "float64"
scaled = np.array([series[i, 0] * 2.0 for i in range(20)])
nn.Linear(20, 1)(torch.from_numpy(scaled))
