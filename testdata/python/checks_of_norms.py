import torch
from torch import nn
from torch.nn.modules.batchnorm import _BatchNorm


class BatchNorm(_BatchNorm):
    def _check_input_dim(self, input):
        if input.dim() < 2 or input.dim() > 4:
            raise ValueError(f"expected 2D to 4D input (got {input.dim()}D input)")  # want "got 5D input"


norm = BatchNorm(8)
assert norm(torch.randn(2, 8)).shape == (2, 8)
assert norm(torch.randn(2, 8, 5)).shape == (2, 8, 5)
assert norm(torch.randn(2, 8, 5, 5)).shape == (2, 8, 5, 5)
try:
    norm(torch.randn(2, 6, 5))  # want "8 channels, got 6"
except ZeroDivisionError:
    pass


def main():
    BatchNorm(8)(torch.randn(2, 8, 5, 5, 5))


main()
