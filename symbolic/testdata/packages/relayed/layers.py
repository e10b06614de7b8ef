"""Names of torch, handed on: max is torch's own."""

from torch import *
from torch.nn import *
