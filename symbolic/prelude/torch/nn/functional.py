"""What torch.nn.functional imports. torch/nn/functional.py"""
from torch.nn import _reduction as _Reduction
