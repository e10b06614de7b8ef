# Dictionaries whose keys are their attributes hold under a name that nobody knows what is set under it.
import argparse
import sys

from elsewhere import loaded, name


class Options(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__

    def __init__(self, values):
        super().__init__()
        for k, v in values.items():
            setattr(self, k, v)


Options(loaded).train
Options(loaded)["train"]
Options({"width": 3}).width
Options({"width": 3}).train  # want "'train'"


class Own(dict):
    def __init__(self):
        super().__init__()
        self.__dict__ = self


own = Own()
own.train  # want "train"
setattr(own, name, 1)
own.train
own["train"]


class Kept:
    def __init__(self):
        object.__setattr__(self, "kept", {})

    def __setattr__(self, name, value):
        self.kept[name] = value


kept = Kept()
kept.kept["train"]  # want "'train'"
setattr(kept, name, 1)
kept.kept["train"]

# The words of a command line that is cut in pieces are no better known than the whole.
parser = argparse.ArgumentParser()
parser.add_argument("--model")
args, rest = parser.parse_known_args(args=sys.argv[1:])
args.model.parameters()
del args.model
assert len(vars(args)) == 0
exact, _ = parser.parse_known_args([])
exact.model.parameters()  # want "'NoneType' object has no attribute 'parameters'"
if not isinstance(parser._actions[0], argparse._SubParsersAction):
    [][0]  # want "out of range"
