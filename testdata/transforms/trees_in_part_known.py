"""The items of a container of unknown length are leaves that nobody knows, and the container is none."""
import sys

import torch
from torch.func import vmap
from torch.utils import _pytree

params = {name: torch.zeros(2, 5) for name in sys.argv}
several = [torch.zeros(2, 5) for _ in sys.argv]
vmap(lambda p, x: x)(params, torch.randn(2, 5, 4))
vmap(lambda p, x: x)(several, torch.randn(2, 5, 4))
for leaf in _pytree.tree_leaves({"a": params, "b": torch.zeros(2)}):
    leaf.sum()
_pytree.tree_map(lambda t: t.sum(), several)
vmap(lambda p, x: x)([torch.zeros(3, 5)], torch.randn(2, 5, 4))  # want "3.*2|2.*3"
