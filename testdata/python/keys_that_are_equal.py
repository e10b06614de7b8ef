"""Keys of dicts and elements of sets that are equal by their own __eq__, so that each is kept once."""
from dataclasses import dataclass

import torch


@dataclass(frozen=True)
class Key:
    size: int
    name: str = "x"


class Node:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return isinstance(other, Node) and self.n == other.n
    def __hash__(self): return hash(self.n)


found = {Key(1): 5, Key(2): 6}
torch.zeros(found[Key(2)], found[Key(1)]).view(7)  # want "does not hold the 30 elements"
found[Key(1)] = 7
found.update({Key(2): 8, Key(3): 9})
torch.zeros(len(found), *found.values()).view(1)  # want "of \[3, 7, 8, 9\]"
del found[Key(3)]
torch.zeros(len(found), found.setdefault(Key(2), 1), found.get(Key(3), 4)).view(1)  # want "of \[2, 8, 4\]"
nodes = set()
for n in [1, 2, 1, 3]:
    nodes.add(Node(n))
torch.zeros(len(nodes), len({Node(1), Node(1)}), len(set([Node(1), Node(2), Node(1)])), len(dict.fromkeys([Node(1), Node(1)]))).view(7)  # want "of \[3, 1, 2, 1\]"
torch.zeros(len(nodes | {Node(1), Node(5)}), len(nodes & {Node(2), Node(5)}), len(nodes - {Node(2)})).view(7)  # want "of \[4, 1, 2\]"
nodes.discard(Node(2))
torch.zeros(len(nodes), 1 if Node(3) in nodes and Node(2) not in nodes else 2).view(7)  # want "of \[2, 1\]"
pairs = {(Node(1), "a"): 1, (Node(1), "b"): 2, (Node(1), "a"): 3}
sets = {frozenset([1, 2]): 1, frozenset([2, 1]): 4}
torch.zeros(len(pairs), len({n: i for i, n in enumerate([Node(1), Node(1)])}), len(sets), sets[frozenset([1, 2])]).view(7)  # want "of \[2, 1, 1, 4\]"
