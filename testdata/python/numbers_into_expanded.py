"""A number is filled into an expanded tensor, a tensor is not copied into one."""
import torch

row = torch.zeros(1, 4)
rows = row.expand(3, 4)
rows[:] = 1
rows[..., :2] = 1.0
rows[0] = 2  # want "part of an expanded tensor: all elements of dimension 0 are the same memory"
rows[1:, 0] = 2  # want "part of an expanded tensor: all elements of dimension 0 are the same memory"
rows[rows > 1] = 3
rows[:] = torch.ones(4)  # want "assignment to an expanded tensor"
