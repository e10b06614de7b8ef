"""A loop that something undecided may leave runs on: what it changes before that is not what one iteration made of it."""
import torch

from elsewhere import loader, source


def collected(wanted):
    found = []
    for batch in loader:
        found.append(batch)
        if batch.last:
            break
    return found[wanted]


def collected_under(wanted):
    found = []
    count = 0
    for batch in loader:
        with torch.no_grad():
            if count == 0:
                found.append(batch)
            else:
                continue
        if batch.last:
            break
    return found[wanted]


def counted():
    count = 0
    for batch in loader:
        count += 1
        if batch.last:
            return count
    return count


def grown():
    width = 3
    while source.more():
        width *= 2
        if source.ends():
            break
    return torch.zeros(width)


def kept():
    x = torch.zeros(4, 3)
    for batch in loader:
        x = torch.relu(x)
        if batch.last:
            break
    return x


collected(2)
collected_under(1)
torch.zeros(counted() + 1) + torch.zeros(3)
torch.zeros(4 if counted() > 1 else 5) + torch.zeros(4)
grown() + torch.zeros(12)
kept() @ torch.zeros(4)  # want "3 columns against 4"


def steps():
    total = 0
    for i in range(40):
        total += i
        if source.ends():
            break
    return total


torch.zeros(4 if steps() > 3 else 5) + torch.zeros(4)
