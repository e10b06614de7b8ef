# Arrays of texts: torch has no type for them, what is compared with them is an array of truths.
import numpy as np
import torch

kinds = np.array(["cat", "dog", "cat"])
assert kinds.shape == (3,) and len(kinds) == 3 and kinds.ndim == 1
is_cat = torch.from_numpy(kinds == "cat")
assert is_cat.shape == (3,) and is_cat.dtype == torch.bool
assert torch.from_numpy("dog" != kinds).shape == (3,)
assert len(kinds[[0, 2]].tolist()) == 2 and kinds[:2].shape == (2,)
assert torch.from_numpy(np.arange(4) == "cat").tolist() == [False] * 4
for kind in kinds:
    kind.upper()
assert (np.zeros((3, 5))[kinds == "cat"]).shape[1] == 5


class Annotations:
    def __init__(self, types):
        self.types = types


class Masked(torch.nn.Module):
    def __init__(self, annotations: Annotations):
        super().__init__()
        self.mask = torch.from_numpy(np.array(annotations.types) != "cat")

    def forward(self, x):
        return x * torch.where(self.mask, 0.0, 1.0)


is_cat + torch.zeros(4)  # want "3 against 4"
torch.from_numpy(kinds != "dog") + torch.zeros(4)  # want "3 against 4"
np.zeros((4, 5))[kinds == "cat"]  # want "mask"
