"""A module that has run has the names that its body gave it, and no others."""
import counted
import torch


class Net(torch.nn.Linear):
    def __init__(self):
        super().__init__(6, 7 if hasattr(counted, "NoSuchName") else 2 if hasattr(counted, "Net") else 8)
