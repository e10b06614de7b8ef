import torch
import torch.nn as nn


class SelfAttention(nn.Module):
    def __init__(self, hidden, heads):
        super().__init__()
        if hidden % heads != 0:
            raise ValueError(f"hidden {hidden} not a multiple of heads {heads}")
        self.heads, self.size = heads, hidden // heads
        self.query, self.key, self.value = nn.Linear(hidden, hidden), nn.Linear(hidden, hidden), nn.Linear(hidden, hidden)

    def split(self, x):
        return x.view(*x.size()[:-1], self.heads, self.size).permute(0, 2, 1, 3)

    def forward(self, h, mask):
        q, k, v = self.split(self.query(h)), self.split(self.key(h)), self.split(self.value(h))
        scores = torch.matmul(q, k.transpose(-1, -2)) / self.size ** 0.5 + mask
        ctx = torch.matmul(scores.softmax(-1), v).permute(0, 2, 1, 3).contiguous()
        return ctx.view(*ctx.size()[:-2], self.heads * self.size)


class Model(nn.Module):
    def __init__(self, vocab=50, hidden=32, heads=4, max_pos=16, types=2):
        super().__init__()
        self.word, self.pos, self.typ = nn.Embedding(vocab, hidden), nn.Embedding(max_pos, hidden), nn.Embedding(types, hidden)
        self.register_buffer("position_ids", torch.arange(max_pos).expand((1, -1)))
        self.attn = SelfAttention(hidden, heads)
        self.pool = nn.Linear(hidden, hidden)

    def forward(self, ids, mask=None, types=None):
        if mask is None:
            mask = torch.ones_like(ids)
        if types is None:
            types = torch.zeros_like(ids)
        ext = (1.0 - mask[:, None, None, :].float()) * -10000.0
        h = self.word(ids) + self.pos(self.position_ids[:, : ids.size(1)]) + self.typ(types)  # want "incompatible-shapes"
        h = self.attn(h, ext)
        return torch.tanh(self.pool(h[:, 0]))


ids = torch.randint(0, 50, (3, 20))
print(Model()(ids).shape)
