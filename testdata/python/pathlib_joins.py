"""A path of pathlib is written without empty parts and single dots; torch's view counts the letters."""
from pathlib import Path, PurePath

import torch

paths = [PurePath("a/"), PurePath("./a//b"), PurePath(), PurePath("/"), PurePath("a", "/b"), Path("a") / "../b", "x" / Path("y")]
paths += [Path(PurePath("a"), "b").parent, Path("a").parent, Path("/a").parent]
torch.zeros(1, 3, 1, 1, 2, 6, 3, 1, 1, 1).view([len(str(p)) for p in paths])
torch.zeros(len("".join(map(str, paths)))).view(21)  # want "does not hold the 20 elements"

a, b, c = Path("a/./b/c.tar.gz").parts
torch.zeros(len(a), len(b), len(c), len(Path("m/x.txt").with_suffix(".py").name)).view(1, 1, 8, 5)  # want "does not hold the 32 elements"
