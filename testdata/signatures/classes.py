import math
import torch
import torch.nn as nn
import torch.nn.functional as F


class ConvNet(nn.Module):  # is x: [B, 3, H, W] where (H // 4) * (W // 4) == 64 -> [B, 10]
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.fc = nn.Linear(32 * 8 * 8, num_classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = x.view(x.size(0), -1)
        return self.fc(x)


class GapNet(nn.Module):  # is x: [B, in_ch, H, W] -> [B, num_classes]
    def __init__(self, in_ch, num_classes):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(in_ch, 64, 3, 2, 1), nn.BatchNorm2d(64), nn.ReLU(), nn.AdaptiveAvgPool2d(1))
        self.head = nn.Linear(64, num_classes)

    def forward(self, x):
        return self.head(torch.flatten(self.body(x), 1))


class BasicBlock(nn.Module):  # is x: [B, cin, H, W] -> [B, cout, H, W]
    def __init__(self, cin, cout, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)
        self.short = nn.Sequential()
        if stride != 1 or cin != cout:
            self.short = nn.Sequential(nn.Conv2d(cin, cout, 1, stride, bias=False), nn.BatchNorm2d(cout))

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return F.relu(out + self.short(x))


class PatchEmbed(nn.Module):  # is x: [B, 3, H, W] where 16 <= H and 16 <= W -> [B, (H // 16) * (W // 16), 768]
    def __init__(self, img=224, patch=16, cin=3, dim=768):
        super().__init__()
        self.n = (img // patch) ** 2
        self.proj = nn.Conv2d(cin, dim, patch, patch)

    def forward(self, x):
        return self.proj(x).flatten(2).transpose(1, 2)


class ViT(nn.Module):  # is x: [B, 3, H, W] where (H // 4) * (W // 4) == 64 -> [B, 10]
    def __init__(self, img=32, patch=4, dim=64, depth=2, heads=4, classes=10):
        super().__init__()
        self.embed = nn.Conv2d(3, dim, patch, patch)
        n = (img // patch) ** 2
        self.cls = nn.Parameter(torch.zeros(1, 1, dim))
        self.pos = nn.Parameter(torch.zeros(1, n + 1, dim))
        self.blocks = nn.ModuleList([nn.TransformerEncoderLayer(dim, heads, batch_first=True) for _ in range(depth)])
        self.norm = nn.LayerNorm(dim)
        self.head = nn.Linear(dim, classes)

    def forward(self, x):
        B = x.shape[0]
        x = self.embed(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.cls.expand(B, -1, -1), x], dim=1) + self.pos
        for b in self.blocks:
            x = b(x)
        return self.head(self.norm(x[:, 0]))


class LSTMClassifier(nn.Module):  # is tokens: [B, T] -> [B, 5]
    def __init__(self, vocab, emb=32, hidden=64, classes=5):
        super().__init__()
        self.emb = nn.Embedding(vocab, emb)
        self.lstm = nn.LSTM(emb, hidden, batch_first=True, bidirectional=True)
        self.fc = nn.Linear(2 * hidden, classes)

    def forward(self, tokens):
        h, _ = self.lstm(self.emb(tokens))
        return self.fc(h[:, -1])


class Attention(nn.Module):  # is x: [B, N, dim] where dim % 8 == 0 -> [B, N, dim]
    def __init__(self, dim, heads=8):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(dim, dim * 3)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        B, N, C = x.shape
        qkv = self.qkv(x).reshape(B, N, 3, self.heads, C // self.heads).permute(2, 0, 3, 1, 4)
        q, k, v = qkv[0], qkv[1], qkv[2]
        a = (q @ k.transpose(-2, -1)) * (C // self.heads) ** -0.5
        x = (a.softmax(-1) @ v).transpose(1, 2).reshape(B, N, C)
        return self.proj(x)


class MHA(nn.Module):  # is q: [B, T, 32], k: [B, S, 32], v: [B, S, 32], mask: None -> [B, T, 32]
    def __init__(self):
        super().__init__()
        self.attn = nn.MultiheadAttention(32, 4, batch_first=True)

    def forward(self, q, k, v, mask=None):
        return self.attn(q, k, v, attn_mask=mask)[0]


class Down(nn.Module):  # is x: [B, i, H, W] -> [B, o, H, W]
    def __init__(self, i, o):
        super().__init__()
        self.c = nn.Sequential(nn.Conv2d(i, o, 3, padding=1), nn.ReLU(), nn.Conv2d(o, o, 3, padding=1))

    def forward(self, x):
        return self.c(x)


class UNet(nn.Module):  # is x: [B, 3, H, W] where H % 4 == 0 and W % 4 == 0 -> [B, 2, H, W]
    def __init__(self, n_classes=2):
        super().__init__()
        self.d1, self.d2, self.mid = Down(3, 16), Down(16, 32), Down(32, 64)
        self.up2 = nn.ConvTranspose2d(64, 32, 2, 2)
        self.u2 = Down(64, 32)
        self.up1 = nn.ConvTranspose2d(32, 16, 2, 2)
        self.u1 = Down(32, 16)
        self.out = nn.Conv2d(16, n_classes, 1)

    def forward(self, x):
        a = self.d1(x)
        b = self.d2(F.max_pool2d(a, 2))
        m = self.mid(F.max_pool2d(b, 2))
        y = self.u2(torch.cat([self.up2(m), b], 1))
        y = self.u1(torch.cat([self.up1(y), a], 1))
        return self.out(y)


class ConvVAE(nn.Module):  # is x: [B, 1, H, W] where (H // 4) * (W // 4) == 49 -> [B, 1, 28, 28]
    def __init__(self, z=16):
        super().__init__()
        self.enc = nn.Sequential(nn.Conv2d(1, 8, 4, 2, 1), nn.ReLU(), nn.Conv2d(8, 16, 4, 2, 1), nn.Flatten())
        self.fc = nn.Linear(16 * 7 * 7, 2 * z)
        self.up = nn.Linear(z, 16 * 7 * 7)
        self.dec = nn.Sequential(nn.ConvTranspose2d(16, 8, 4, 2, 1), nn.ReLU(), nn.ConvTranspose2d(8, 1, 4, 2, 1))

    def forward(self, x):
        mu, lv = self.fc(self.enc(x)).chunk(2, dim=1)
        z = mu + lv.exp().sqrt() * torch.randn_like(mu)
        return self.dec(self.up(z).view(-1, 16, 7, 7))


class Optional1(nn.Module):  # is x: [B, 4, L] where 5 <= L -> [B, 8, L - 4]
    def __init__(self, use_bn=True, pool=False):
        super().__init__()
        self.conv = nn.Conv1d(4, 8, 5)
        self.bn = nn.BatchNorm1d(8) if use_bn else None
        self.pool = pool

    def forward(self, x):
        x = self.conv(x)
        if self.bn is not None:
            x = self.bn(x)
        if self.pool:
            x = x.mean(-1)
        return x


class Rank34(nn.Module):  # is x: [...] -> [?, 8, ?, ?]
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, x):
        if x.dim() == 3:
            x = x.unsqueeze(0)
        return self.conv(x)


class Guarded(nn.Module):  # is x: [B, C, H, W] where H % 7 == 0 and W % 7 == 0 -> [B, C, H // 7, 7, W // 7, 7]
    def __init__(self, patch=7):
        super().__init__()
        self.patch = patch

    def forward(self, x):
        B, C, H, W = x.shape
        if H % self.patch or W % self.patch:
            raise ValueError("bad size")
        return x.view(B, C, H // self.patch, self.patch, W // self.patch, self.patch)


class Window(nn.Module):  # is x: [B, H, W, C] where H % 8 == 0 and W % 8 == 0 -> [B * (H // 8) * (W // 8), 64, C]
    def forward(self, x):
        B, H, W, C = x.shape
        x = x.view(B, H // 8, 8, W // 8, 8, C)
        return x.permute(0, 1, 3, 2, 4, 5).contiguous().view(-1, 64, C)


class GPT(nn.Module):  # is idx: [b, t], targets: None -> ([b, t, 100], None)
    def __init__(self, vocab=100, block=64, dim=32):
        super().__init__()
        self.tok = nn.Embedding(vocab, dim)
        self.pos = nn.Embedding(block, dim)
        self.l = nn.TransformerEncoderLayer(dim, 4, batch_first=True)
        self.head = nn.Linear(dim, vocab)

    def forward(self, idx, targets=None):
        b, t = idx.size()
        x = self.tok(idx) + self.pos(torch.arange(t, device=idx.device))
        x = self.l(x)
        logits = self.head(x)
        if targets is None:
            return logits, None
        return logits, F.cross_entropy(logits.view(-1, logits.size(-1)), targets.view(-1))


class SE(nn.Module):  # is x: [b, c, H, W] -> [b, c, H, W]
    def __init__(self, c, r=16):
        super().__init__()
        self.fc = nn.Sequential(nn.Linear(c, c // r), nn.ReLU(), nn.Linear(c // r, c), nn.Sigmoid())

    def forward(self, x):
        b, c, _, _ = x.size()
        y = x.mean((2, 3))
        return x * self.fc(y).view(b, c, 1, 1)


class TwoInputs(nn.Module):  # is img: [B, 3, H, W], meta: [B, 5] where 3 <= H and 3 <= W -> [B, 2]
    def __init__(self):
        super().__init__()
        self.c = nn.Conv2d(3, 8, 3)
        self.m = nn.Linear(5, 8)
        self.o = nn.Linear(16, 2)

    def forward(self, img, meta):
        f = self.c(img).mean(dim=(2, 3))
        return self.o(torch.cat([f, self.m(meta)], dim=1))


class GRUSeq(nn.Module):  # is x: [T, B, 12], h0: None -> ([T, B, 3], [2, B, 24])
    def __init__(self, i=12, h=24):
        super().__init__()
        self.gru = nn.GRU(i, h, num_layers=2)
        self.o = nn.Linear(h, 3)

    def forward(self, x, h0=None):
        y, h = self.gru(x, h0)
        return self.o(y), h


class PixelUp(nn.Module):  # is x: [B, 16, H, W] -> [B, 3, 2*H, 2*W]
    def __init__(self, r=2):
        super().__init__()
        self.c = nn.Conv2d(16, 3 * r * r, 3, padding=1)
        self.s = nn.PixelShuffle(r)

    def forward(self, x):
        return self.s(self.c(x))


class TCN(nn.Module):  # is x: [B, c, L] where 5 <= L -> [B, c, L - 4]
    def __init__(self, c):
        super().__init__()
        self.a = nn.Conv1d(c, c, 3, dilation=2)
        self.b = nn.Conv1d(c, c, 1)

    def forward(self, x):
        y = self.a(x)
        return y + x[:, :, -y.size(2):]


class Glu(nn.Module):  # is x: [..., d] -> [..., 2*d]
    def __init__(self, d):
        super().__init__()
        self.p = nn.Linear(d, 4 * d)

    def forward(self, x):
        a, b = self.p(x).chunk(2, dim=-1)
        return a * torch.sigmoid(b)


class Inception(nn.Module):  # is x: [B, 8, H, W] -> [B, 12, H, W]
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(8, 4, 1)
        self.b = nn.Conv2d(8, 6, 3, padding=1)
        self.c = nn.Sequential(nn.MaxPool2d(3, 1, 1), nn.Conv2d(8, 2, 1))

    def forward(self, x):
        return torch.cat([self.a(x), self.b(x), self.c(x)], 1)


class ResizeConcat(nn.Module):  # is x: [B, C, H, W], skip: [B, 6 - C, H2, W2] where C <= 5 -> [B, 4, H2, W2]
    def __init__(self):
        super().__init__()
        self.c = nn.Conv2d(6, 4, 1)

    def forward(self, x, skip):
        x = F.interpolate(x, size=skip.shape[2:], mode="bilinear")
        return self.c(torch.cat([x, skip], 1))
