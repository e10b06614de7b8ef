"""What is None because of the machine is something else on others; what a program says of the machine is no fault."""
import os

import torch
from torch import nn

try:
    from fused_layers import FusedNorm
except ImportError:
    FusedNorm = None

part = os.environ.get("PART")
lines = list(range(10))[int(part) :: int(os.getenv("PARTS"))]
norm = FusedNorm(16)
missing = None
missing(16)  # want "'NoneType' object is not callable"
width = int(missing)  # want "not 'NoneType'"


def launch():
    count = torch.cuda.device_count()
    if count == 0:
        raise RuntimeError("No GPUs available")


def check_groups(world_size, groups=2):
    if world_size % groups != 0:
        raise RuntimeError(f"world_size ({world_size}) is not divisible by {groups}")


def check_heads(width, heads):
    if width % heads != 0:
        raise ValueError(f"width {width} is not divisible by {heads} heads")  # want "width 10 is not divisible by 3 heads"


def test_groups():
    check_groups(torch.cuda.device_count() + 1)


def test_launch():
    launch()


nn.Linear(3, 2)(torch.zeros(1, 4))  # want "takes 3 features, got 4"
check_heads(10, 3)

if torch.backends.cudnn.version() < 8000 and torch.backends.cudnn.version() // 100 > 70:
    torch.backends.cudnn.benchmark = True
