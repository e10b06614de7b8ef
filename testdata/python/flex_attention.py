"""Attention with functions for scores and masks has the shape of any attention, and says what it refuses."""
import torch
import torch.nn.attention.flex_attention as kernels
from torch import nn
from torch.nn.attention.flex_attention import flex_attention


def soft(score, batch, head, q, k):
    return score / 2


q, k, v = torch.zeros(2, 4, 8, 16), torch.zeros(2, 2, 10, 16), torch.zeros(2, 2, 10, 24)
grouped = kernels.flex_attention(q, k, v, score_mod=soft, enable_gqa=True)
nn.Linear(9, 2)(grouped)  # want "takes 9 features, got 24"
out, sums = torch.compile(flex_attention)(q, q, q, return_lse=True)
nn.Linear(9, 2)(sums)  # want "takes 9 features, got 8"


def test_heads():
    flex_attention(q, k, v)  # want "Hq=4 and Hkv=2"


def test_lengths():
    flex_attention(q, q, q[:, :, :5])  # want "8 and 5"


def test_batches():
    flex_attention(q, q[:1], q[:1])  # want "Bq=2, and Bkv=1"
