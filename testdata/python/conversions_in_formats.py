"""Formats: conversions that come before a specification, objects that format themselves, truth values, zeros without a sign."""

import math

import torch


class Rate:
    def __init__(self, value):
        self.value = value

    def __format__(self, spec):
        return f"lr={self.value:{spec or '.1e'}}"

    def __repr__(self):
        return "Rate"


name, rate = "relu", Rate(0.001)
torch.zeros(10).view(len(f"{name!r:>10}"))
torch.zeros(6).view(len(f"{name!r:>10}"))  # want "invalid-view"
torch.zeros(3).view(len(f"{name!s:.3}"))
torch.zeros(8).view(len(f"{rate!r:<8}"))
torch.zeros(10).view(len(f"{rate}"))
torch.zeros(9).view(len("{:.4f}".format(rate)))
torch.zeros(4).view(len(format(rate, "")))  # want "invalid-view"
torch.zeros(5).view(len(f"{True:<5}".rstrip()) + 4)
torch.zeros(4).view(len(f"{True}"))
torch.zeros(3).view(len(f"{-0.001:z.1f}"))
torch.zeros(4).view(len(f"{-0.001:.1f}"))
torch.zeros(6).view(len(f"{'é'!a}"))
torch.zeros(1).view(1 if math.isnan(float("-nan")) else 2)
width, digits = 9, 2
torch.zeros(9).view(len(f"{math.pi:{width}.{digits}f}"))

not_a_number = float("nan")
torch.zeros(1).view(1 if not_a_number != not_a_number else 2)
torch.zeros(1).view(1 if not_a_number in [not_a_number] else 2)
torch.zeros(3).view(len(bytes("é", "latin-1")) + 2)


def totals():
    total = 0
    while True:
        n = yield total
        total += n or 1


running = totals()
next(running)
running.send(5)
torch.zeros(6).view(running.send(1))
