"""yield from gives as many items as there are, which may be any number."""
import torch

from elsewhere import loader


class Batches:
    def __iter__(self):
        yield from loader


def framed():
    yield "first"
    yield from loader
    yield "last"


def three():
    yield from (1, 2, 3)


def counted(source):
    count = 0
    for _ in source:
        count += 1
    return count


def found(source):
    for batch in source:
        if batch is not None:
            return torch.zeros(3)
    return torch.zeros(4)


torch.zeros(counted(Batches())) + torch.zeros(3)
list(Batches())[3]
[batch for batch in Batches()][2]
torch.zeros(len(list(framed()))) + torch.zeros(5)
found(framed()) + torch.zeros(5)  # want "3 against 5"
torch.zeros(counted(three())) + torch.zeros(5)  # want "3 against 5"
torch.zeros(len(list(three()))) + torch.zeros(5)  # want "3 against 5"
