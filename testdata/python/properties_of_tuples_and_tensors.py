"""Properties of classes derived from named tuples and tensors."""
from collections import namedtuple
from typing import NamedTuple

import torch


class Column(namedtuple("Column", ["name", "size"])):
    __slots__ = ()

    def __new__(cls, name, size=4):
        return super(Column, cls).__new__(cls, name, size)


class Columns(namedtuple("Columns", ["column", "length"])):
    @property
    def name(self):
        return self.column.name

    @property
    def size(self):
        return self.column.size * self.length


class Pair(NamedTuple):
    a: int
    b: int = 2

    @property
    def both(self):
        return self.a + self.b


columns = [Column("a", 3), Columns(Column("b"), 2)]
found = {c.name: c.size for c in columns}
torch.zeros(found["a"], found["b"]).view(5)  # want "24 elements"
torch.zeros(sum(c.size for c in columns)).view(5)  # want "11 elements"
torch.zeros(Pair(3).both).view(7)  # want "5 elements"


class Image(torch.Tensor):
    @property
    def rows(self):
        return self.shape[-2]


torch.zeros(torch.zeros(3, 4, 5).as_subclass(Image).rows).view(7)  # want "4 elements"
