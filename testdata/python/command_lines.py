# Command lines that are given as lists, with all that an argument may do.
import argparse

import torch

p = argparse.ArgumentParser()
p.add_argument("--size", "-s", action="append", type=int)
p.add_argument("--more", action="append", type=int, default=[1])
p.add_argument("--all", action="extend", nargs="+", type=int, default=[7])
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("-q", action="store_true")
p.add_argument("--pair", nargs=2, type=int)
p.add_argument("--maybe", nargs="?", const=5, default=6, type=int)
p.add_argument("--parts", dest="parts", action="append_const", const=3)
p.add_argument("--rest", nargs="*", type=int, default="9")
p.add_argument("--bias", action=argparse.BooleanOptionalAction, default=True)
p.add_argument("--lr", type=float, default="0.5")
p.add_argument("--kind", choices=["a", "b"], default="a")

a = p.parse_args("--size 3 -s4 --size=5 --more 2 --all 8 9 --all 10 -vvq -v --pair 6 7 --maybe --parts --parts --no-bias --ki b".split())
assert a.size == [3, 4, 5]
assert a.more == [1, 2]
assert a.all == [7, 8, 9, 10]
assert a.verbose == 3
assert a.q is True
assert a.pair == [6, 7]
assert a.maybe == 5
assert a.parts == [3, 3]
assert a.rest == 9
assert a.bias is False and a.lr == 0.5 and a.kind == "b"
torch.zeros(sum(a.size)) + torch.zeros(100)  # want "12 against 100"
torch.zeros(a.verbose) + torch.zeros(100)  # want "3 against 100"

a = p.parse_args([])
assert a.size is None and a.more == [1] and a.all == [7] and a.verbose == 0 and a.maybe == 6 and a.bias is True
assert p.parse_args(["--maybe", "8"]).maybe == 8
assert p.parse_args(["-v", "-v", "-v"]).verbose == 3
assert p.parse_args(["--more", "-2"]).more == [1, -2]
assert p.parse_args(["--rest", "1", "2", "-q"]).rest == [1, 2]

for words in (["--pair", "1"], ["--lr", "x"], ["--kind", "c"], ["--unknown"], ["-q=3"], ["--size"], ["stray"], ["-h"]):
    try:
        p.parse_args(words)
        assert False
    except SystemExit:
        pass
known, extra = p.parse_known_args(["--unknown", "3", "-v"])
assert extra == ["--unknown", "3"] and known.verbose == 1

# Positionals.
q = argparse.ArgumentParser()
q.add_argument("first", type=int)
q.add_argument("middle", nargs="*", type=int)
q.add_argument("last", type=int)
q.add_argument("--flag", action="store_const", const=4, default=2)
a = q.parse_args(["1", "2", "3", "4", "--flag"])
assert (a.first, a.middle, a.last, a.flag) == (1, [2, 3], 4, 4)
a = q.parse_args(["--flag", "1", "4"])
assert (a.first, a.middle, a.last) == (1, [], 4)
assert q.parse_args(["--", "-1", "4"]).first == -1
r = argparse.ArgumentParser()
r.add_argument("command")
r.add_argument("rest", nargs=argparse.REMAINDER)
assert r.parse_args(["run", "--x", "3"]).rest == ["--x", "3"]


# Actions of the program's own.
class Sizes(argparse.Action):
    def __init__(self, option_strings, dest, nargs=None, **kwargs):
        assert nargs is None
        super().__init__(option_strings, dest, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [int(v) for v in values.split("x")])
        namespace.asked = option_string


o = argparse.ArgumentParser()
o.add_argument("--sizes", action=Sizes, default=[1, 2])
a = o.parse_args(["--sizes", "3x4x5"])
assert a.sizes == [3, 4, 5] and a.asked == "--sizes"
torch.zeros(a.sizes).reshape(7)  # want "60 elements"
assert o.parse_args([]).sizes == [1, 2]

# What is left out is not there.
s = argparse.ArgumentParser(argument_default=argparse.SUPPRESS)
s.add_argument("--width", type=int)
s.add_argument("--depth", type=int, default=3)
s.add_argument("--flag", action="store_true")
a = s.parse_args(["--width", "4"])
assert vars(a) == {"width": 4, "depth": 3}
assert not hasattr(a, "flag")
assert not hasattr(s.parse_args([]), "width")
assert getattr(s.parse_args([]), "width", 8) == 8

# Groups that exclude each other, subcommands, defaults of the parser, options of parents.
g = argparse.ArgumentParser(parents=[s], add_help=False)
group = g.add_mutually_exclusive_group(required=True)
group.add_argument("--big", action="store_true")
group.add_argument("--small", action="store_true")
g.set_defaults(scale=2)
a = g.parse_args(["--big", "--width", "3"])
assert a.big and not a.small and a.scale == 2 and a.width == 3
for words in ([], ["--big", "--small"]):
    try:
        g.parse_args(words)
        assert False
    except SystemExit:
        pass

c = argparse.ArgumentParser()
c.add_argument("--seed", type=int, default=1)
commands = c.add_subparsers(dest="command")
train = commands.add_parser("train")
train.add_argument("--width", type=int, default=3)
train.set_defaults(run=lambda a: a.width + a.seed)
test = commands.add_parser("test")
test.add_argument("path")
a = c.parse_args(["--seed", "5", "train", "--width", "4"])
assert a.command == "train" and not hasattr(a, "path")
torch.zeros(a.run(a)) + torch.zeros(100)  # want "9 against 100"
assert c.parse_args([]).command is None
try:
    c.parse_args(["test"])
    assert False
except SystemExit:
    pass
e = argparse.ArgumentParser(exit_on_error=False)
e.add_argument("--n", type=int)
try:
    e.parse_args(["--n", "x"])
    assert False
except argparse.ArgumentError:
    pass
