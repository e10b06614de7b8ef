"""A dictionary of which only the kind of its values is known: two of them need not be the same."""
import torch
import torch.nn as nn
from somewhere import count, piece


def checked():
    pieces = {i: piece(i) for i in range(count)}
    assert pieces.get(3) == "<unk>" and pieces.get(1) == "<pad>"
    if pieces[4] == "a":
        assert pieces[5] == "b"
    if pieces[6] == "c" and pieces[6] == "d":
        nn.Linear(3, 4)(torch.zeros(2, 6))  # nothing is both
    return pieces


checked()
nn.Linear(3, 4)(torch.zeros(2, 5))  # want "takes 3 features, got 5"
