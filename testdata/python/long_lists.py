"""Long lists of which nobody knows what was written where keep their length and their type."""
import random

import torch

found = [0] * 100_000
place = 0
for i in range(100_000):
    while place < 50 and random.random() > 0.5:
        place += 1
    found[i] = place
assert len(found) == 100_000

drawn = [0] * 2000
for i in range(2000):
    if random.random() > 0.5:
        drawn[i] = 1
targets = torch.tensor(drawn)
assert targets.shape == (2000,)
assert targets.dtype == torch.int64

at_random = [0.0] * 3000
at_random[random.randrange(3000)] = 1.0
weights = torch.tensor(at_random)
assert weights.shape == (3000,)

one_of_two = list(range(5000)) if random.random() > 0.5 else [0] * 5000
assert len(one_of_two) == 5000

scores = torch.zeros(8, 2000) @ weights  # want "matmul"
