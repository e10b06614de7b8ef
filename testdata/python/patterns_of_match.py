"""Patterns: sequences that are no lists, mappings and what is left of them, classes by position, nested alternatives."""

from collections import namedtuple
from dataclasses import dataclass

import torch

Size = namedtuple("Size", "width height")


@dataclass
class Conv:
    inner: int
    outer: int
    kernel: int = 3


@dataclass
class Linear:
    outer: int


def features(layer):
    match layer:
        case []:
            return 1
        case [Conv(_, outer)]:
            return outer
        case [Conv(inner, outer, kernel=1), *rest] if len(rest) < 2:
            return inner + outer
        case [_, *_, Linear(outer=n) | Conv(outer=n)]:
            return n
        case Size(w, h):
            return w * h
        case {"kind": "linear", "size": n, **rest}:
            return n + len(rest)
        case {"kind": "norm" | "identity"}:
            return 2
        case int(n) | [int(n)]:
            return n
        case str() as name:
            return len(name)
    return 20


torch.zeros(1).view(features([]))
torch.zeros(8).view(features([Conv(4, 8)]))
torch.zeros(12).view(features([Conv(4, 8, 1), Linear(5)]))
torch.zeros(5).view(features([Conv(4, 8), Conv(8, 6), Linear(5)]))
torch.zeros(6).view(features((Linear(1), Conv(8, 6))))
torch.zeros(6).view(features(Size(2, 3)))
torch.zeros(8).view(features({"kind": "linear", "size": 7, "bias": True}))
torch.zeros(7).view(features({"kind": "linear", "size": 7, "bias": True}))  # want "invalid-view"
torch.zeros(2).view(features({"kind": "identity", "size": 7}))
torch.zeros(20).view(features({"kind": "conv"}))
torch.zeros(9).view(features(9))
torch.zeros(9).view(features((9,)))
torch.zeros(4).view(features("relu"))
torch.zeros(20).view(features(None))
torch.zeros(21).view(features({1, 2}))  # want "invalid-view"


def ends(sizes):
    match sizes:
        case [first, *middle, last]:
            return first + last + len(middle)
    return 1


torch.zeros(18).view(ends(range(10)) + 1)
torch.zeros(1).view(ends("ab"))
torch.zeros(3).view(ends((1, 2)))

size = 4
match (size,):
    case [n]:
        torch.zeros(5).view(n)  # want "invalid-view"
