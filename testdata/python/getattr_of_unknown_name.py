# What is read under an unknown name may be any attribute; what is done to it changes one of them.
from types import SimpleNamespace
import torch

loaded = torch.load("w.pt")
tree = SimpleNamespace()
tree.blocks = {}
tree.names = []
for key in loaded.keys():
    here = tree
    for part in key.split("."):
        if part.isdigit():
            here[int(part)] = SimpleNamespace()
            here = here[int(part)]
        else:
            here = getattr(here, part)
tree.blocks[0]
tree.names[0]

other = SimpleNamespace(blocks={})
other.blocks[0]  # want "0"
