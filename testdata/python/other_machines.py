"""What is bound where a launcher has started the program is not missing where none has."""
import argparse
import os

import torch


def set_up(args):
    if "RANK" in os.environ and "WORLD_SIZE" in os.environ:
        args.rank = int(os.environ["RANK"])
        args.width = 5
    else:
        print("alone")
        return
    torch.distributed.init_process_group("nccl", rank=args.rank)


def train():
    if torch.cuda.is_available():
        stream = torch.cuda.Stream()
    parser = argparse.ArgumentParser()
    parser.add_argument("--width", type=int, default=4)
    args = parser.parse_args()
    set_up(args)
    if not hasattr(args, "depth") and (
        torch.cuda.device_count() > 1
        or os.environ.get("SLURM_PROCID")
    ):
        args.node, places = 0, 2
    print(args.node, places)
    try:
        import horovod
    except ImportError:
        if os.environ.get("LAUNCHER"):
            args.launcher = "own"
    print(args.launcher)
    if args.rank in (-1, 0):
        print("first")
    print(stream)
    torch.zeros(3) + torch.zeros(args.width)  # want "3 against 4"
    print(args.depth)  # want "no attribute 'depth'"


def main():
    if not torch.distributed.is_initialized():
        raise RuntimeError("start it by a launcher, on 2 nodes or more")


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = torch.nn.Linear(4, 2)

    def scores(self, x):
        return self.fc(x)  # want "takes 4 features, got 5"


def evaluate():
    net = Net()
    half = Net()
    if torch.cuda.is_available():
        net = torch.nn.DataParallel(net)
        half = half.half()
    print(net.module.scores(torch.zeros(3, 4)))
    net.scores(torch.zeros(3, 5))
    print(half.module)  # want "no attribute 'module'"


evaluate()
train()
main()
