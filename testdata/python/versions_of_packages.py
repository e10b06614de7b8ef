"""A package that is not installed here: a program that is not prepared for that runs where it is."""
from importlib.metadata import PackageNotFoundError, version

import torch

for package in ("torch", "no-such-package-at-all"):
    print(package, version(package))
try:
    version("no-such-package-at-all")
    width = 3
except PackageNotFoundError:
    width = 4
torch.zeros(2, width) @ torch.zeros(4)
torch.zeros(2, width) @ torch.zeros(3)  # want "4.*3"
