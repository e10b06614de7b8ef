"""Where a handler waits for an item that nobody knows to be there, what it does may happen, and what the body did may not."""
import torch
from somewhere import key, rows


def found():
    known, sizes = {}, [1]
    known[key] = 4
    try:
        sizes = [1, 1]
        known["k"]
    except KeyError:
        return 5
    return len(sizes)


def kept():
    known, sizes = {}, [1]
    known[key] = 4
    try:
        sizes = [1, 1]
        known["k"]
    except KeyError:
        pass
    return len(sizes)


def listed():
    try:
        rows_of = [r for r in rows]
        rows_of[3]
    except IndexError:
        return 5
    return 2


def there():
    known = {"k": 1}
    try:
        known["k"]
    except KeyError:
        return 5
    return 2


torch.zeros(found()) + torch.zeros(5)
torch.zeros(kept()) + torch.zeros(5)
torch.zeros(listed()) + torch.zeros(5)
torch.zeros(there()) + torch.zeros(5)  # want "2 against 5"
