"""Stands for a package whose checks of types take more steps than the program that is checked."""
from itertools import product

for _ in product(range(1000), repeat=4):
    pass


def beartype(obj):
    raise TypeError("not read")
