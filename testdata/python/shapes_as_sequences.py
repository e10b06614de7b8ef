"""A torch.Size and the tuples with names that torch returns are tuples to Python."""
from collections.abc import Iterable, Mapping, Sequence, Sized
import torch

shape = torch.zeros(4, 3).shape
match shape:
    case (rows, columns):
        pass
    case other:
        raise ValueError(other)
match torch.zeros(4, 3).size():
    case [rows]:
        rows = 9
    case [rows, _]:
        torch.zeros(rows) + torch.zeros(5)  # want "4 against 5"
for value in (shape, torch.zeros(2, 3).max(0)):
    assert isinstance(value, Sequence) and isinstance(value, Sized) and isinstance(value, Iterable)
    assert not isinstance(value, Mapping)
