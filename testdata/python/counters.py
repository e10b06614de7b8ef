# What a program counts is not known before; a key that is not there counts as nothing. A text takes a tensor to format.
import sys
from collections import Counter, defaultdict

import torch
from torch import nn


def vocabulary(lines):
    seen, places = Counter(), defaultdict(list)
    for line in lines:
        for i, word in enumerate(line.split()):
            seen[word] += 1
            places[word].append(i)
    return seen, places


seen, places = vocabulary(open(sys.argv[1]))
print("%i words, %.2f" % (torch.tensor(3), 0.5), "%i" % torch.arange(4)[0])
fixed = Counter("abca")
fc = nn.Linear(fixed["a"] + fixed["z"], 2)
fc(torch.zeros(1, 2))
fc(torch.zeros(1, 3))  # want "takes 2 features, got 3"
