"""Loops that nobody can run in full: what stands behind them is checked all the same."""
import torch
import torch.nn as nn


class Recorder(nn.Module):
    """Remembers what it saw."""

    def __init__(self):
        super().__init__()
        self.seen = torch.zeros(1, 4)
        self.step = nn.Linear(4, 4)

    def forward(self, x):
        self.seen = torch.cat([self.seen, x])
        return self.step(x)


def record(recorder, steps):
    x = torch.zeros(1, 4)
    for i in range(steps):
        for k in range(steps):
            x = recorder(x) * (i + k)
    return x


recorder = Recorder()
x = record(recorder, 3000)
nn.Linear(4, 2)(recorder.seen)  # the number of rows is not known, that of the columns is
nn.Linear(5, 2)(recorder.seen)  # want "takes 5 features, got 4"

frames = torch.zeros(1, 3)
while True:
    frames = torch.cat([frames, torch.zeros(1, 3)])
    if input() == "stop":
        break
nn.Linear(3, 2)(frames)
nn.Linear(7, 2)(frames)  # want "takes 7 features, got 3"
nn.Linear(7, 2)(x)  # want "takes 7 features, got 4"
