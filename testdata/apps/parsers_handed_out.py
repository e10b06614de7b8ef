"""Functions that are not known may add arguments to a parser, to a group and to a command."""
import argparse

import torch
from library_that_is_not_there import options

parser = argparse.ArgumentParser()
parser.add_argument("--width", type=int, default=3)
options.add(parser)
args = parser.parse_args()
print(args.depth + 1)
torch.zeros(args.width).view(5)  # want "3 elements"

other = argparse.ArgumentParser()
group = other.add_argument_group("model")
options.add(group)
print(other.parse_args().depth + 1)

commands = argparse.ArgumentParser()
train = commands.add_subparsers(dest="command").add_parser("train")
options.add(train)
print(commands.parse_args().depth + 1)

child = argparse.ArgumentParser(parents=[parser])
print(child.parse_args().depth + 1)

own = argparse.ArgumentParser()
own.add_argument("--width", type=int, default=3)
own.parse_args().depth  # want "no attribute 'depth'"
