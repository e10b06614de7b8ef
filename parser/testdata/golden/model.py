"""A small model in the style of real code."""
from __future__ import annotations

import math
from typing import Optional

import torch
from torch import nn, Tensor
import torch.nn.functional as F

__all__ = ["Attention", "Block"] + ["make"]


class Attention(nn.Module):
    """Multi-head attention.

    Args:
        dim: width
    """

    scale: float
    fused: torch.jit.Final[bool]

    def __init__(self, dim: int, num_heads: int = 8, qkv_bias: bool = False, drop: float = 0.0) -> None:
        super().__init__()
        assert dim % num_heads == 0, f"dim {dim} is not divisible by {num_heads}"
        self.num_heads, self.head_dim = num_heads, dim // num_heads
        self.scale = self.head_dim ** -0.5
        self.qkv = nn.Linear(dim, dim * 3, bias=qkv_bias)
        self.proj = nn.Sequential(nn.Linear(dim, dim), nn.Dropout(drop))

    def forward(self, x: Tensor, mask: Optional[Tensor] = None) -> Tensor:
        B, N, C = x.shape
        qkv = self.qkv(x).reshape(B, N, 3, self.num_heads, self.head_dim).permute(2, 0, 3, 1, 4)
        q, k, v = qkv.unbind(0)
        attn = (q * self.scale) @ k.transpose(-2, -1)
        if mask is not None:
            attn = attn.masked_fill(~mask[:, None, None, :], float("-inf"))
        x = (attn.softmax(dim=-1) @ v).transpose(1, 2).reshape(*x.shape[:-1], -1)
        return self.proj(x)


class Block(nn.Module):
    def __init__(self, dim, depth=2, **kwargs):
        super().__init__()
        self.layers = nn.ModuleList([Attention(dim, **kwargs) for _ in range(depth)])
        self.norm = nn.LayerNorm(dim)
        for m in self.modules():
            if isinstance(m, (nn.Linear, nn.Conv2d)):
                nn.init.trunc_normal_(m.weight, std=0.02)
            elif isinstance(m, nn.LayerNorm) and m.bias is not None:
                nn.init.zeros_(m.bias)

    def forward(self, x):
        for i, layer in enumerate(self.layers):
            x = x + layer(self.norm(x)) if i % 2 else layer(x)
        return x[:, 0], x[:, 1:, ...], x[..., ::2]


def make(dim=64):
    return Block(dim, depth=3)


if __name__ == "__main__":
    net = make().eval()
    with torch.no_grad():
        print(net(torch.randn(2, 16, 64))[0].shape)
