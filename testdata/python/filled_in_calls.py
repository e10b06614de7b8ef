"""What a call has done to a list that unknown code fills is the same when the call is told again: the list may be filled further."""
import torch

from nowhere import fill


def start(n):
    total = 0
    for i in range(60):  # long enough to be worth telling again
        total += i * n % 7
    items = []
    fill(items)
    return items, total


for _ in range(4):
    items, total = start(2)
    torch.zeros(2).view(len(items) + 1)
    fill(items)
    torch.zeros(3).view(len(items) + 1)
torch.zeros(total).view(total + 1)  # want "does not hold the 180 elements"
