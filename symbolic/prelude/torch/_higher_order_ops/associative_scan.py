"""torch/_higher_order_ops/associative_scan.py: a running combination along one dimension."""
import torch
from torch.utils._pytree import tree_map


def associative_scan(combine_fn, xs, dim, reverse=False, combine_mode="pointwise"):
    if combine_mode not in ("pointwise", "generic"):
        raise ValueError(f"Combine_mode must either 'pointwise' or 'generic', but got {combine_mode}")
    return tree_map(torch.empty_like, xs)  # what the function makes of two slices has to be like them
