"""Attention of grouped heads is fused, too: the kernel does not compare the lengths of key and value."""
import torch
from torch.nn.functional import scaled_dot_product_attention

q, k, v = torch.zeros(1, 4, 5, 6), torch.zeros(1, 2, 4, 6), torch.zeros(1, 2, 3, 6)
crossed = scaled_dot_product_attention(q, k, v, enable_gqa=True)  # want "the key has length 4, the value 3"
scaled_dot_product_attention(q, k[:, :1], v[:, :1])  # want "the key has length 4, the value 3"
scaled_dot_product_attention(q, k, v[:, :1], enable_gqa=True)  # want "the key has length 4, the value 3"
