"""One of several lists of the same length is as long, and holds at each place one of the items there."""
import random

import torch

rows = [[i, 2, 3] for i in range(10)]
row = random.choice(rows)
torch.zeros(2) + torch.tensor(row)  # want "2 against 3"
torch.zeros(2) + torch.zeros(len(row))  # want "2 against 3"
a, b, c = row
torch.zeros(2) + torch.zeros(row[1] + row[2])  # want "2 against 5"
pairs = [[torch.rand(3), torch.rand(4)] for _ in range(5)]
p, q = random.choice(pairs)
torch.zeros(2) + p  # want "2 against 3"
torch.zeros(2) + torch.cat(random.choice(pairs))  # want "2 against 7"
for p, q in random.sample(pairs, 2):
    torch.zeros(2) + q  # want "2 against 4"
torch.zeros(2) + torch.tensor(random.sample(rows, 4))  # want "2 against 3"
nested = [[[1.0, 2.0, 5.0], [3.0, i, 5.0]] for i in range(5)]
torch.zeros(2) + torch.tensor(random.choices(nested, k=4))  # want "2 against 3"

# One of them grows, and nobody knows which.
row.append(4)
torch.zeros(4) + torch.tensor(row)
torch.zeros(len(rows[0])) + torch.zeros(4 if rows[0] is row else 3)
ragged = [[0] * (i % 3) for i in range(10)]
torch.zeros(1) + torch.tensor(random.choice(ragged))
