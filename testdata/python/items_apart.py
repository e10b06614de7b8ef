# Items that are unpacked from what nobody can count are values of their own: the rank of one tells nothing of the others.
import sys

import torch
from torch import nn


def rows(path):
    out = []
    for line in open(path):
        words = line.split()
        out.append([[len(w) for w in words], [ord(w[0]) for w in words], len(words) > 3])
    return out


grid, codes, flags = map(torch.LongTensor, zip(*rows(sys.argv[1])))
grid[:, :, None].expand(-1, -1, 4)
nn.CrossEntropyLoss()(torch.zeros(6, 2), flags)

total = 0
for line in open(sys.argv[1]):
    total += len(line.split())
ids = torch.LongTensor(total)
ids[0] = 1
fc = nn.Linear(3, 2)
fc(ids.view(-1, 4).float())  # want "takes 3 features, got 4"
assert {sys.argv[1], sys.argv[2]} == {"de", "en"}
