"""Enumerations, collections and overrides as Lightning's helpers treat them; torch's view counts."""
import operator
from collections import namedtuple

import torch
from lightning_utilities import StrEnum, apply_to_collection, compare_version, is_overridden
from lightning_utilities.core.imports import RequirementCache, package_available

Pair = namedtuple("Pair", "left right")


class Task(StrEnum):
    BINARY = "one-of-two"
    MULTI = "many"


class Parent:
    def own(self): pass
    def kept(self): pass


class Child(Parent):
    def own(self): pass


assert Task.from_str("binary") is Task.BINARY and Task.from_str("MANY", source="value") is Task.MULTI
assert Task.BINARY == "One-Of-Two" and Task.BINARY != Task.MULTI and Task.try_from_str("few") is None

data = {"a": torch.zeros(2, 3), "b": [torch.zeros(4), 5], "c": Pair(torch.zeros(6), None)}
out = apply_to_collection(data, torch.Tensor, lambda t: t.unsqueeze(0))
out["a"].view(3, 3)  # want "does not hold the 6 elements of \[1, 2, 3\]"
out["b"][0].view(out["b"][1])  # want "does not hold the 4 elements of \[1, 4\]"
out["c"].left.view(7)  # want "does not hold the 6 elements of \[1, 6\]"

truths = [is_overridden("own", Child(), Parent), is_overridden("kept", Child(), Parent), package_available("nothing_at_all"),
          compare_version("torch", operator.ge, "1.8"), RequirementCache(module="nothing_at_all"), Task.MULTI in {Task.MULTI: 1}]
torch.zeros(3).view(sum(map(bool, truths)), 2)  # want "\[3, 2\] does not hold the 3 elements"

torch.zeros(2 if RequirementCache("torch>=99") else 3).view(2)
