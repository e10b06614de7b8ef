"""A list that code nobody has read fills is longer each time that code runs: its length is another number."""
import torch

from nowhere import fill, run

items = []
fill(items)
torch.zeros(2).view(len(items) + 1)
fill(items)
torch.zeros(3).view(len(items) + 1)


def more():
    items.append(2)


run(more)
torch.zeros(4).view(len(items) + 1)


class Log:
    def __init__(self): self.lines = []
    def add(self): self.lines.append(1)


log = Log()
run(log)
torch.zeros(2).view(len(log.lines) + 1)
run(log)
torch.zeros(3).view(len(log.lines) + 1)

kept = []
torch.zeros(2).view(len(kept) + 1)  # want "does not hold the 2 elements"
