"""Attention with learned keys and values: they are joined to those of each sample."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def attend(bias_k, bias_v):
    q = torch.rand(4, 3, 8)
    return F.multi_head_attention_forward(
        q, q, q, 8, 2, torch.rand(24, 8), torch.rand(24), bias_k, bias_v, False, 0.0, torch.rand(8, 8), torch.rand(8)
    )


assert attend(torch.rand(1, 1, 8), torch.rand(1, 1, 8))[1].shape == (3, 4, 5)
assert attend(torch.rand(2, 1, 8), torch.rand(2, 1, 8))[1].shape == (3, 4, 6)
assert attend(torch.rand(8), torch.rand(8))[1].shape == (3, 4, 5)
nn.Linear(9, 2)(attend(torch.rand(2, 1, 8), torch.rand(2, 1, 8))[1])  # want "9 features, got 6"
bias = nn.Parameter(torch.zeros(1, 3, 8))
F.multi_head_attention_forward(  # want "bias_k must be \[S, 1, 8\], got \[1, 3, 8\]"
    torch.rand(4, 3, 8), torch.rand(4, 3, 8), torch.rand(4, 3, 8), 8, 2, torch.rand(24, 8), torch.rand(24), bias,
    torch.zeros(1, 1, 8), False, 0.0, torch.rand(8, 8), torch.rand(8)
)
