"""Of a module that is known in part, a star import gives names that nobody has listed."""
from numpy import *
import torch

window = trim_zeros(array([0, 3, 4, 5, 6, 7]))
torch.zeros(3, 4) @ torch.zeros(len(window))
torch.zeros(3, 4) @ torch.zeros(int(sum(array([2, 3]))))  # want "4.*5"
