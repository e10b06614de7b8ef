# What a command line must give is never the default.
import argparse
import sys

import torch
from torch import nn

sys.argv[1:] = ["--model", "wide", "--width", "8", "data"]
parser = argparse.ArgumentParser()
parser.add_argument("folder", default="nowhere")
parser.add_argument("--model", type=str, required=True, default="none")
parser.add_argument("--width", type=int, required=True, default=3)
parser.add_argument("--depth", type=int, default=3)
args = parser.parse_args()
layer = {"wide": nn.Linear(8, 2), "narrow": nn.Linear(4, 2)}[args.model]
assert args.folder != "nowhere"
layer(torch.zeros(5, args.width))
nn.Linear(8, 2)(torch.zeros(5, args.width))
layer(torch.zeros(5, 9))  # want "features, got 9"
nn.Linear(8, 2)(torch.zeros(5, args.depth))  # want "takes 8 features, got 3"
