"""Loops of which nobody knows how often they run, and that are left early: their bodies are checked all the same."""
import readings
import torch
import torch.nn as nn

head = nn.Linear(8, 2)
batch = torch.zeros(4, 6)

for step, item in enumerate(readings.load()):
    if step == 2:
        break
    head(batch)  # want "takes 8 features, got 6"

for step, item in enumerate(readings.load(), start=1):
    if step > 10:
        break
    head(batch)  # want "takes 8 features, got 6"

for step in range(len(readings.load())):
    if step >= 10:
        break
    head(batch)  # want "takes 8 features, got 6"

for step, item in zip(range(100), readings.load()):
    if step == 10:
        break
    head(batch)  # want "takes 8 features, got 6"

while True:
    item = readings.next()
    if item is None:
        break
    head(batch)  # want "takes 8 features, got 6"

for step in range(len(readings.load())):
    if step > 0:
        torch.zeros(3, step) @ torch.zeros(5, 2)


# Who breaks passes the else over.
for k in (7, 5, 3):
    if readings.fits(k):
        break
else:
    k = 1
torch.zeros(4, k) @ torch.zeros(3, 2)

for k in (7, 5, 3):
    if readings.fits(k):
        break
else:
    raise ValueError("nothing fits")
torch.zeros(4, k) @ torch.zeros(3, 2)
torch.zeros(4, k) @ torch.zeros(2, 2)  # want "columns against 2 rows"

k = 4
while k > 2:
    if readings.fits(k):
        break
    k -= 1
else:
    k = 1
torch.zeros(4, k) @ torch.zeros(3, 2)


def fitting(size):
    for k in (7, 5, 3):
        if readings.fits(size, k):
            break
    else:
        return None
    head(batch)  # want "takes 8 features, got 6"
    return k


torch.zeros(4, fitting(6)) @ torch.zeros(3, 2)
