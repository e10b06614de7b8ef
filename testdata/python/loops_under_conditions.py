"""What a while loop does is done where its condition holds."""
import random

import numpy as np
import torch

score = torch.load("score.pt")
if random.random() > 0.5:
    score = torch.tensor(1.0)


def innermost(x):
    while isinstance(x, (list, tuple)) and len(x) > 0:
        x = x[0]
    return x


print(innermost([score]))
print(np.mean([score, torch.tensor(2.0)]))

steps = random.randint(1, 9)
left = steps
while left > 0:
    x = torch.zeros(left - 1)
    left -= 1
print(torch.zeros(3) + torch.zeros(steps))

queue = [torch.zeros(3, 4)]
while queue:
    item = queue.pop()
    if random.random() > 0.5:
        queue.append(item)
    torch.nn.Linear(5, 2)(item)  # want "Linear takes 5 features, got 4"

try:
    node = torch.load("tree.pt")
    while isinstance(node, dict) and "next" in node:
        node = node["next"]
except Exception:
    torch.nn.Linear(5, 2)(torch.zeros(3, 4))
