"""What libraries check by torch._check is decided like a condition of their own; a scan keeps the shape."""
import torch
from torch._higher_order_ops.associative_scan import associative_scan


def merge(tokens, features):
    torch._check_with(ValueError, tokens.shape[1] == features.shape[0], lambda: f"{features.shape}")  # want "raises ValueError"
    return tokens + features


def scan(x):
    torch._check(x.dim() == 3)
    torch._check_tensor_all(x > 0)
    return associative_scan(lambda a, b: a * b, x, dim=1, combine_mode="generic")


scan(torch.rand(2, 5, 3)).view(2, 5, 4)  # want "\[2, 5, 4\] does not hold the 30 elements"
merge(torch.zeros(2, 4), torch.zeros(4))
merge(torch.zeros(2, 4), torch.zeros(1))
