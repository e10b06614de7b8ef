"""A call that is done again reads the variables of the functions around it, and writes where it has written."""
import torch

state = [0]
others = [0, 0]


def maker(width):
    sizes = [width]

    def step(x):
        for size in sizes * 60:
            x = x + size
        others
        state[0] = sizes[0]
        return x

    return step


step = maker(3)
for _ in range(6):
    step(torch.zeros(2))
torch.zeros(state[0]) + torch.zeros(5)  # want "3 against 5"
torch.zeros(others[0] + 2) + torch.zeros(5)  # want "2 against 5"


class Counter:
    calls = 0


class Box:
    def __init__(self):
        self.value = 0


box = Box()
table = {}
count = [0]


def counted(x):
    for i in range(60):
        x = x + i
    Counter.calls += 1
    box.value += 1
    table["calls"] = table.get("calls", 0) + 1
    count[0] += 1
    return x


for _ in range(6):
    counted(torch.zeros(2))
torch.zeros(Counter.calls) + torch.zeros(5)  # want "6 against 5"
torch.zeros(box.value) + torch.zeros(5)  # want "6 against 5"
torch.zeros(table["calls"]) + torch.zeros(5)  # want "6 against 5"
torch.zeros(count[0]) + torch.zeros(5)  # want "6 against 5"
