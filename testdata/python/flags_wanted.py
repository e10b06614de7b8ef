"""A script that wants a flag of its command line: what it refuses without one is no fault, what it never takes is."""
import argparse

import torch
import torch.nn as nn


class Trainer:
    def __init__(self, args):
        self.args = args
        modes = sum([args.on_cpu, args.on_gpu, args.mixed])
        assert modes == 1, "choose one of on_cpu, on_gpu, mixed"
        if not (args.train or args.test):
            raise ValueError("neither train nor test")
        assert args.width % 2 == 0, "an even width"  # want "assertion fails: args.width % 2 == 0"


parser = argparse.ArgumentParser()
parser.add_argument("--on_cpu", action="store_true")
parser.add_argument("--on_gpu", default=False, action="store_true")
parser.add_argument("--mixed", default=False, action="store_true")
parser.add_argument("--train", action="store_true")
parser.add_argument("--no-test", dest="test", action="store_false", default=False)
parser.add_argument("--wide", action="store_true")
parser.add_argument("--width", type=int, default=7)
args = parser.parse_args()
nn.Linear(8 if args.wide else 6, 2)(torch.zeros(3, 8))  # want "takes 6 features, got 8"
Trainer(args)
