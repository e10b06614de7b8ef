from .base import Block
from .shapes import *


def named(name):
    if name in globals():
        return globals()[name]
    raise RuntimeError(f"unknown block {name}")
