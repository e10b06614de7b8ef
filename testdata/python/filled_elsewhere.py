"""Containers that are empty where one looks, and filled through a key that is not known, or after a while only."""
from collections import defaultdict

import torch
from zoo import measure, names

found = defaultdict(set)
for name in names():
    first, second = name
    found[(first, second)].add(name)
pairs = {k: list(v) for k, v in found.items()}
torch.zeros(len(pairs)) @ torch.zeros(9)
rows = [pair for pair in pairs]
torch.zeros(len(rows)) @ torch.zeros(9)

times = {"forward": [], "backward": []}
for step in range(10):
    measured = measure()
    if step >= 3:
        for name, value in measured.items():
            times[name].append(value)
torch.tensor(times["forward"]) @ torch.zeros(9)
longest = max(times["forward"][: int(len(times["forward"]) * 0.95)])

sizes = {"small": [3, 4], "large": [5, 6]}
chosen = sizes[names()]
torch.zeros(sizes["small"][0]) @ torch.zeros(9)  # want "3.*9"

empty = defaultdict(list)
torch.zeros(len(empty["a"])) @ torch.zeros(9)  # want "0.*9"

groups = defaultdict(dict)
for name in names():
    for part in ["query", "key", "value"]:
        if part in name:
            groups[name.replace(part, "all")][part] = measure()
            break
for name, parts in groups.items():
    torch.cat([parts[part] for part in ["query", "key", "value"]])
