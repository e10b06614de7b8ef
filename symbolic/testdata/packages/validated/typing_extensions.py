"""Stands for a file that builds what it gives on the inner workings of typing."""
from typing import Protocol


class SupportsInt(Protocol):
    pass


for attribute in SupportsInt.__protocol_attrs__:
    pass
