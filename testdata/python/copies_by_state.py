"""Copies: of objects that say what their state is, and of tuples, which are copied only where something in them is."""
import copy
import weakref

import torch


class Cache:
    def __init__(self, width):
        self.width = width
        self.rows = [1, 2]
        self.lock = object()

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["lock"]
        return state


class Restored(Cache):
    def __setstate__(self, state):
        self.__dict__.update(state)
        self.depth = state["width"] + 1


cache = Cache(3)
other = copy.deepcopy(cache)
other.rows.append(3)
torch.zeros(other.width, len(cache.rows), len(other.rows)).view(18)
torch.zeros(1).view(1 if hasattr(cache, "lock") and not hasattr(other, "lock") else 2)
torch.zeros(1).view(1 if copy.copy(cache).rows is cache.rows else 2)
torch.zeros(copy.copy(Restored(4)).depth).view(5)

shape = (2, (3, "x"))
torch.zeros(1).view(1 if copy.deepcopy(shape) is shape else 2)
torch.zeros(1).view(1 if copy.deepcopy((1, [2])) == (1, [2]) else 2)
parts = (1, [2])
torch.zeros(1).view(1 if copy.deepcopy(parts)[1] is not parts[1] and copy.copy(parts) is parts else 2)
link = weakref.ref(cache)
torch.zeros(1).view(1 if copy.copy(link) is link and link() is cache else 2)
torch.zeros(copy.deepcopy(Restored(4)).depth).view(6)  # want "does not hold"
