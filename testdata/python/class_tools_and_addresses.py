"""Classes made by types.new_class, unions in any order, fromkeys of a class derived from dict, parts of addresses, and what an
ExitStack calls when it is left."""
import types
import weakref
from collections import OrderedDict
from contextlib import ExitStack
from typing import Optional, Union
from urllib.parse import urlparse

import torch


class Registry(type):
    made = []

    def __new__(meta, name, bases, ns, **kwds):
        cls = super().__new__(meta, name, bases, ns)
        meta.made.append((name, kwds))
        return cls


def body(ns):
    ns["width"] = 6


Block = types.new_class("Block", (), {"metaclass": Registry, "depth": 2}, body)
torch.zeros(Block.width, Registry.made[0][1]["depth"]).view(12)
Deep = types.new_class("Deep", (Block,))
torch.zeros(1).view(1 if type(Deep) is Registry and issubclass(Deep, Block) else 2)

torch.zeros(1).view(1 if int | str == Union[str, int] and Optional[int] == (None | int) else 2)
torch.zeros(1).view(1 if (int | str) != (int | float) else 2)


class Widths(OrderedDict):
    pass


widths = Widths.fromkeys("abc", 5)
torch.zeros(len(widths), widths["b"]).view(15)
torch.zeros(1).view(1 if type(widths) is Widths and {}.fromkeys([1]) == {1: None} else 2)
merged = {"x": 1} | types.MappingProxyType({"y": 2})
torch.zeros(len(merged)).view(2)

link = urlparse("http://user:key@[FE80::1]:8080/a/b?n=3#top")
torch.zeros(1).view(1 if link.hostname == "fe80::1" and link.username == "user" else 2)
torch.zeros(link.port // 1000).view(8)

log = []


class Step:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        log.append(self.n)
        return self.n

    def __exit__(self, *exc):
        log.append(-self.n)
        return exc[0] is ValueError


with ExitStack() as stack:
    first = stack.enter_context(Step(3))
    stack.callback(log.extend, [7, 8])
    second = stack.enter_context(Step(4))
    raise ValueError
torch.zeros(first, second).view(12)
torch.zeros(1).view(1 if log == [3, 4, -4, 7, 8, -3] else 2)

with ExitStack() as stack:
    stack.enter_context(Step(1))
    kept = stack.pop_all()
torch.zeros(1).view(1 if log[-1] == 1 else 2)
kept.close()
torch.zeros(1).view(1 if log[-1] == -1 else 2)

done = weakref.finalize(kept, log.append, 9)
done()
torch.zeros(log[-1]).view(9)
torch.zeros(log[-1]).view(10)  # want "does not hold"
