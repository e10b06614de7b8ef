"""What a generator gives is counted where it can be counted, and two who draw from one share its items."""
import itertools
import sys

import torch


def counted(n):
    for i in range(n):
        x = torch.zeros(3) * 2
        record = {"x": x, "i": 0}
        yield record["x"]


def endless():
    while True:
        rows = []
        for _ in range(4):
            rows.append(torch.zeros(3) * 2)
        yield torch.stack(rows)


def of_lines():
    yield torch.zeros(3)
    for _ in open(sys.argv[1]):
        yield torch.zeros(3) * 2


def some(n):
    for i in range(4):
        if i < n:
            yield torch.zeros(3)


table = torch.stack(list(counted(20)))
table.T @ torch.zeros(20)
table.T @ torch.zeros(21)  # want "20.*21"
batches = endless()
first, second = list(itertools.islice(batches, 10)), list(itertools.islice(batches, 10))
torch.cat(first) @ torch.zeros(3)
torch.cat(second) @ torch.zeros(3)
torch.cat(second) @ torch.zeros(4)  # want "3.*4"
torch.stack(list(of_lines())).T @ torch.zeros(1000)
torch.stack(list(some(int(sys.argv[2])))).T @ torch.zeros(3)
