"""A list is extended by the rows of a tensor, but added to by an array, which knows how."""
import numpy as np
import torch

predicted, scores = [], []
for _ in range(4):
    out = torch.rand(5, 3)
    predicted += out.argmax(1)
    scores += out.max(1).values.tolist()
assert torch.stack(predicted).shape == (20,) and len(scores) == 20
rows = []
rows += torch.zeros(torch.load("x.pt").shape[0], 3)
rows[0].view(3)
rows[0].view(4)  # want "view"
[1.0] + torch.zeros(2)  # want "unsupported operand"

square, pairs = np.eye(2), [[1, 2], [3, 4]]
assert (pairs @ square).shape == (pairs - square).shape == (square @ pairs).shape == (2, 2)
assert ((1, 2) @ square).shape == (2,) and ((1 | np.arange(3)) ^ (2 & np.arange(3))).shape == (3,)
pairs += square
assert pairs.shape == (2, 2)


class Names(list):
    pass


names = ["a"]
names += Names(["b", "c"])
assert len(names) == 3
