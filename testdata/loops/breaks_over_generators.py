"""A loop over a generator, whose own loop is of unknown length, that something undecided may leave."""
import torch

from elsewhere import loader


class Batches:
    def __iter__(self):
        for batch in loader:
            yield batch


def drawn():
    while loader.more():
        yield loader.next()


def collected(source):
    found = []
    for batch in source:
        found.append(batch)
        if batch.last:
            break
    return found[1]


def counted(source):
    count = 0
    for batch in source:
        count += 1
        if batch.last:
            return count
    return 7


def first(source):
    for batch in source:
        if batch.last:
            return torch.zeros(3)
    return torch.zeros(4)


def kept(source):
    x = torch.zeros(4, 3)
    for batch in source:
        x = torch.relu(x)
        if batch.last:
            break
    return x


collected(Batches())
collected(drawn())
torch.zeros(counted(Batches()) + 1) + torch.zeros(9)
torch.zeros(counted(drawn()) + 1) + torch.zeros(3)
first(Batches()) + torch.zeros(3)
first(drawn()) + torch.zeros(4)
kept(Batches()) @ torch.zeros(4)  # want "3 columns against 4"
kept(drawn()) @ torch.zeros(5)  # want "3 columns against 5"


def unless_broken(source):
    found = []
    for batch in source:
        if batch.last:
            break
    else:
        found.extend([1, 2])
    return len(found)


def decided(source):
    for batch in source:
        if batch.last:
            return torch.zeros(3)
        break
    return torch.zeros(4)


torch.zeros(unless_broken(drawn()) + 3) + torch.zeros(3)
decided(drawn()) + torch.zeros(3)
