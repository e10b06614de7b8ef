"""What contextlib.suppress ends quietly; text that is evaluated."""
import ast
import contextlib

import torch

size = 3
with contextlib.suppress(ValueError):
    size = 4
    size = int("many")
    size = 5
torch.zeros(size) + torch.zeros(2)  # want "4.*2"
with contextlib.suppress(KeyError, IndexError):
    {}["a"]
with contextlib.suppress(ValueError):
    torch.zeros(3) + torch.zeros(4)  # want "3.*4"

torch.zeros(ast.literal_eval("[3, {'a': -1}, (None,)]")[0]) + torch.zeros(2)  # want "3.*2"
torch.zeros(eval("torch.nn.Linear(size, 6)").out_features) + torch.zeros(2)  # want "6.*2"
torch.zeros(eval(input())) + torch.zeros(2)
