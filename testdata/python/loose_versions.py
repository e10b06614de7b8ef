"""Versions of distutils; Tensor.new."""
from distutils.version import LooseVersion, StrictVersion
from distutils.util import strtobool

import torch

if LooseVersion(torch.__version__) >= LooseVersion("1.8.0"):
    size = 3
else:
    size = 4
torch.zeros(size) + torch.zeros(2)  # want "3.*2"
torch.zeros(5 if StrictVersion("1.2a1") < "1.2" else 6) + torch.zeros(2)  # want "5.*2"
torch.zeros(LooseVersion("2.10.1").version[1]) + torch.zeros(2)  # want "10.*2"
torch.zeros(5 + strtobool("yes")) + torch.zeros(2)  # want "6.*2"

x = torch.zeros(7)
x.new(torch.zeros(2, 4)) + torch.zeros(3)  # want "4.*3"
x.new([1, 2, 3, 4]) + torch.zeros(3)  # want "4.*3"
x.new(x.size()) + torch.zeros(3)  # want "7.*3"
x.new(2, 5) + torch.zeros(3)  # want "5.*3"
