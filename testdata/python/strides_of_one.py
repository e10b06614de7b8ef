"""A dimension of size 1 keeps, where dimensions are reordered, a stride that moves nothing."""
import torch

t = torch.empty(256, 1, 1, 4).permute(1, 0, 2, 3)
assert t.is_contiguous()
assert t.stride(0) != t.numel()
torch.zeros(t.stride(1)) + torch.zeros(5)  # want "4 against 5"
torch.zeros(torch.empty(1, 3).stride(0)) + torch.zeros(5)  # want "3 against 5"
