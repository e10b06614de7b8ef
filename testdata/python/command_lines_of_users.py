# Command lines that only the user knows: nothing that he may give is taken for what it is where he does not.
import argparse

import torch


class Sizes(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [int(v) for v in values.split("x")])
        namespace.asked = option_string


p = argparse.ArgumentParser()
p.add_argument("--size", action="append", type=int)
p.add_argument("--more", action="append", type=int, default=[])
p.add_argument("--all", action="extend", nargs="+", type=int)
p.add_argument("-v", "--verbose", action="count")
p.add_argument("--part", action="store_const", const=3)
p.add_argument("--sizes", action=Sizes)
p.add_argument("--hidden", type=int, default=argparse.SUPPRESS)
p.add_argument("--width", type=int, default=4)
a = p.parse_args()

for size in a.size or []:
    torch.zeros(size) + torch.zeros(size)
if a.size and len(a.size) == 2:
    torch.zeros(a.size)
torch.zeros(len(a.more)) + torch.zeros(3)
[torch.zeros(2, n) for n in a.more]
if a.all:
    torch.zeros(sum(a.all)) + torch.zeros(3)
if a.verbose and a.verbose > 1:
    torch.zeros(a.verbose) + torch.zeros(2)
torch.zeros(a.part or 5) + torch.zeros(3)
if a.sizes is not None:
    torch.zeros(a.sizes) + torch.zeros(3)
if hasattr(a, "hidden"):
    torch.zeros(a.hidden) + torch.zeros(3)
options = vars(a)
if "hidden" in options:
    torch.zeros(options["hidden"]) + torch.zeros(3)
torch.zeros(getattr(a, "hidden", 5)) + torch.zeros(3)
print(getattr(a, "asked", None))
torch.zeros(a.width) + torch.zeros(3)  # want "4 against 3"

q = argparse.ArgumentParser()
q.add_argument("sizes", action=Sizes)
q.add_argument("--deep", action="store_true")
b = q.parse_args(["3x4"])
assert b.sizes == [3, 4] and b.asked is None
