import torch
import torch.nn as nn


class Fusion(nn.Module):
    def __init__(self, d_img=64, d_txt=48, d=32):
        super().__init__()
        self.pi = nn.Linear(d_img, d)
        self.pt = nn.Linear(d_txt, d)
        self.attn = nn.MultiheadAttention(d, 4, batch_first=True)
        self.norm = nn.LayerNorm(d)

    def forward(self, img, txt, pad=None):
        q, kv = self.pi(img), self.pt(txt)
        out, w = self.attn(q, kv, kv, key_padding_mask=pad)  # want "incompatible-shapes"
        return self.norm(out + q), w


f = Fusion()
img, txt = torch.randn(4, 49, 64), torch.randn(4, 11, 48)
pad = torch.zeros(4, 49, dtype=torch.bool)
out, w = f(img, txt, pad)
print(out.shape, w.shape)
