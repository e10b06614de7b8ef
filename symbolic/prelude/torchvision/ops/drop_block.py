"""torchvision/ops/drop_block.py"""
from torch import nn


def _drop_block(input, p, block_size, inplace, training, rank):
    if p < 0.0 or p > 1.0:
        raise ValueError(f"drop probability has to be between 0 and 1, but got {p}.")
    if input.ndim != rank:
        raise ValueError(f"input should be {rank} dimensional. Got {input.ndim} dimensions.")
    if not training or p == 0.0:
        return input
    if min(block_size, *input.shape[2:]) % 2 == 0:
        raise ValueError("block size should be odd.")
    return input.mul_(1.0) if inplace else input * 1.0


def drop_block2d(input, p, block_size, inplace=False, eps=1e-06, training=True):
    return _drop_block(input, p, block_size, inplace, training, 4)


def drop_block3d(input, p, block_size, inplace=False, eps=1e-06, training=True):
    return _drop_block(input, p, block_size, inplace, training, 5)


class DropBlock2d(nn.Module):
    def __init__(self, p, block_size, inplace=False, eps=1e-06):
        super().__init__()
        self.p = p
        self.block_size = block_size
        self.inplace = inplace
        self.eps = eps

    def forward(self, input):
        return drop_block2d(input, self.p, self.block_size, self.inplace, self.eps, self.training)


class DropBlock3d(DropBlock2d):
    def forward(self, input):
        return drop_block3d(input, self.p, self.block_size, self.inplace, self.eps, self.training)
