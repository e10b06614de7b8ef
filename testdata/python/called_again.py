"""What a call did is done again without the call where it is given the same; what it depends on, and what it does, counts each time."""
import torch
import torch.nn as nn


def costly(x):
    for _ in range(30):
        x = x + 0 * x
    return x


# What is written is written each time.
def record(log, x):
    log.append(costly(x).shape[0])
    return x


log = []
record(log, torch.zeros(2, 3))
record(log, torch.zeros(2, 3))
record(log, torch.zeros(2, 3))
record(log, torch.zeros(5, 3))
torch.zeros(11).view(log)  # want "does not hold the 11 elements"
torch.zeros(40).view(log)

# So are names of functions around, and attributes of functions and classes.
def counter():
    n = 0

    def step(x):
        nonlocal n
        costly(x)
        n += 1
        step.called = n
        Count.all += 1
        return n

    return step


class Count:
    all = 0


step = counter()
for x in (torch.zeros(2), torch.zeros(2), torch.zeros(2), torch.zeros(2)):
    last = step(x)
torch.zeros(last, step.called) @ torch.zeros(Count.all + 1, 1)  # want "4 columns against 5 rows"


# Names that are read may be bound anew, objects that are reached be changed.
width = 4
options = {"heads": 2}


def project(x):
    return costly(x) @ torch.zeros(x.shape[1], width * options["heads"])


class Net(nn.Module):
    def __init__(self, out):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(8, 8) for _ in range(3)])
        self.head = nn.Linear(8, out)
        self.seen = 0

    def forward(self, x):
        for layer in self.layers:
            x = layer(costly(x)).relu()  # want "takes 8 features, got 9"
        self.seen += 1
        return self.head(x)


a = [project(torch.zeros(3, 7)) for _ in range(4)]
width = 5
b = project(torch.zeros(3, 7))
options["heads"] = 3
c = project(torch.zeros(3, 7))
torch.stack([a[3], a[2]])
torch.stack([b, a[3]])  # want "3, 10.*3, 8"
torch.stack([c, b])  # want "3, 15.*3, 10"

net, other = Net(4), Net(6)
outs = [net(torch.zeros(2, 8)) for _ in range(4)]
outs[0].t_()
outs[3] + other(torch.zeros(2, 8))  # want "4 against 6"
net.head = nn.Linear(8, 6)
net(torch.zeros(2, 8)) + other(torch.zeros(2, 8))
torch.zeros(net.seen) + torch.zeros(other.seen)  # want "5 against 2"
net(torch.zeros(2, 9))


# Two results are two objects, and what a function returns of what it is given is that.
def same(x, keep):
    costly(x)
    keep.append(x)
    return x, torch.zeros(3)


kept = []
first = [same(torch.zeros(2), kept) for _ in range(4)]
first[2][0].resize_(7)
first[2][1].resize_(5)
kept[2] + torch.zeros(2)  # want "7 against 2"
first[1][1] + first[2][1]  # want "3 against 5"
kept[1] + torch.zeros(2)
