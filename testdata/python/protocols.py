"""Which values belong to the abstract classes of collections.abc and numbers, and what old sequences do in loops."""
import functools
import itertools
import numbers
from collections.abc import Callable, Collection, Container, Generator, Hashable, Iterable, Iterator, Mapping, MutableSequence, Reversible, Sequence, Set, Sized

import torch


def numbered():
    yield 1


class Looped:
    def __iter__(self): return iter(())
    def __len__(self): return 0


class Blocked(Looped):
    __iter__ = None


class Steps:
    def __iter__(self): return self
    def __next__(self): raise StopIteration


class Equal:
    def __eq__(self, other): return True


values = [1, 1.5, "a", b"a", [1], (1,), ([],), {}, set(), frozenset(), None, range(3), numbered(), {}.keys(), {}.values(), zip(), len, int, functools.partial(len),
          Looped(), Blocked(), Steps(), Equal(), torch.zeros(2), itertools.chain()]
classes = [Callable, Collection, Container, Generator, Hashable, Iterable, Iterator, Mapping, MutableSequence, Reversible, Sequence, Set, Sized, numbers.Number, numbers.Integral]
torch.zeros(1).view([sum(isinstance(v, c) for v in values) for c in classes])  # want "\[3, 12, 12, 1, 20, 17, 4, 1, 1, 10, 6, 3, 14, 2, 1\]"
types = [int, float, str, bytes, list, tuple, dict, set, frozenset, range, type(numbered()), type(len), type, functools.partial, Looped, Blocked, Steps, Equal]
torch.zeros(1).view([sum(issubclass(t, c) for t in types) for c in classes])  # want "\[3, 8, 8, 1, 14, 11, 2, 1, 1, 6, 5, 2, 10, 2, 1\]"


class Squares:
    def __init__(self, n): self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * i


class Items:
    def __init__(self): self.items = [1, 2, 3]
    def __getitem__(self, i): return self.items[i]


torch.zeros(len(list(Squares(4))), sum(Squares(3)), len(list(zip(Squares(5), Items())))).view(7)  # want "does not hold the 60 elements"
torch.zeros(1 if 9 in Squares(5) else 2).view(3)  # want "does not hold the 1 elements"


class Point:
    def __init__(self, x): self.x = x
    def __eq__(self, other): return self.x == other.x


class Left:
    def __add__(self, other): return 2
    def __radd__(self, other): return 3
    def __lt__(self, other): return True
    def __gt__(self, other): return False


class Right(Left):
    def __radd__(self, other): return 5
    def __gt__(self, other): return False


torch.zeros(2 if Point(1) != Point(1) else 3, 2 if Point(1) != Point(2) else 3).view(7)  # want "does not hold the 6 elements of \[3, 2\]"
torch.zeros(Left() + Right(), Right() + Left(), 1 if Left() < Right() else 7).view(3)  # want "does not hold the 70 elements of \[5, 2, 7\]"
