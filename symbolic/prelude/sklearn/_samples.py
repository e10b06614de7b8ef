"""How many samples things have."""
import torch
from numpy._core import ndarray


def sizes_of(x):
    """The sizes of an array, a tensor or a table; of a list only how long it is; None of anything else."""
    if isinstance(x, (list, tuple)):
        return (len(x),)
    if isinstance(x, (ndarray, torch.Tensor)) or hasattr(type(x), "_some_rows"):
        return tuple(x.shape)
    return None


def check_consistent_length(*arrays):
    found = [sizes_of(a) for a in arrays if a is not None]
    found = [s[0] for s in found if s]
    for n in found[1:]:
        if n != found[0]:
            raise ValueError(f"Found input variables with inconsistent numbers of samples: {found}")
