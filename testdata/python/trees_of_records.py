"""Dataclasses that are registered are nodes of a tree, constants are nodes without leaves, and each leaf has a path."""
from dataclasses import dataclass, field

import torch
import torch.utils._pytree as pytree


@dataclass
class Point:
    x: torch.Tensor
    y: torch.Tensor
    rest: list = None
    seen: int = field(default=0, init=False)


pytree.register_dataclass(Point)
point = Point(torch.zeros(2, 3), torch.zeros(4))
moved = pytree.tree_map(lambda t: t + 1, point)
assert isinstance(moved, Point) and moved.x.shape == (2, 3) and moved.y.shape == (4,) and moved.rest is None
moved.x + torch.zeros(4)  # want "3 against 4"
leaves, spec = pytree.tree_flatten([point, {"a": torch.zeros(5), "b": Point(torch.zeros(6), torch.zeros(7), [torch.zeros(8)])}])
assert [len(t) for t in leaves] == [2, 4, 5, 6, 7, 8] and spec.num_leaves == 6
assert pytree.tree_unflatten([t[None] for t in leaves], spec)[1]["b"].rest[0].shape == (1, 8)
sums = pytree.tree_map(torch.add, point, Point(torch.zeros(3), torch.zeros(1)))
assert sums.x.shape == (2, 3) and sums.y.shape == (4,)
try:
    pytree.tree_map(torch.add, point, Point(torch.zeros(3), None))
    raise AssertionError("trees of two forms")
except ValueError:
    pass


@dataclass
class Named:
    name: str
    size: torch.Tensor


pytree.register_dataclass(Named, field_names=["size"], drop_field_names=["name"])
assert pytree.tree_leaves(Named("a", torch.zeros(9)))[0].shape == (9,)


@dataclass(frozen=True)
class Norm:
    kind: str


pytree.register_constant(Norm)
values, spec = pytree.tree_flatten((Norm("l2"), torch.zeros(3)))
assert len(values) == 1 and spec.num_leaves == 1
assert pytree.tree_map(lambda t: t * 2, [Norm("l2")])[0].kind == "l2"


class Pair:
    def __init__(self, a, b):
        self.a, self.b = a, b


pytree.register_dataclass(Pair, field_names=["a", "b"])
assert pytree.tree_map(lambda t: t.T, Pair(torch.zeros(2, 3), torch.zeros(4, 5))).b.shape == (5, 4)

paths = pytree.tree_leaves_with_path({"p": point, "l": [torch.zeros(1)]})
assert [pytree.keystr(path) for path, _ in paths] == ["['p'].x", "['p'].y", "['l'][0]"]
assert pytree.key_get({"p": point}, paths[1][0]) is point.y
seen = []
shown = pytree.tree_map_with_path(lambda path, t: seen.append(pytree.keystr(path)) or t.unsqueeze(0), [point])
assert shown[0].y.shape == (1, 4) and seen == ["[0].x", "[0].y"]
