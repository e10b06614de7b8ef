# Subcommands have help and other names.
import argparse

import torch

parser = argparse.ArgumentParser()
commands = parser.add_subparsers(dest="command")
train = commands.add_parser("train", help="fits the model", aliases=["fit"])
train.add_argument("--width", type=int, default=3)
args = parser.parse_args(["fit", "--width", "5"])
torch.zeros(args.width) + torch.zeros(4)  # want "5 against 4"
