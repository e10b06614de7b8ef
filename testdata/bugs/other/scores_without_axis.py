import torch
from torch import nn


class Dec(nn.Module):
    def __init__(self, v=20, d=16):
        super().__init__()
        self.emb = nn.Embedding(v, d)
        self.cell = nn.LSTMCell(d, d)
        self.out = nn.Linear(d, v)

    def forward(self, tok, state):
        h, c = self.cell(self.emb(tok), state)
        return self.out(h).log_softmax(-1), (h, c)


@torch.no_grad()
def beam(dec, bsz=2, k=3, steps=4):
    state = (torch.zeros(bsz * k, 16), torch.zeros(bsz * k, 16))
    tok = torch.zeros(bsz * k, dtype=torch.long)
    scores = torch.full((bsz, k), float("-inf"))
    scores[:, 0] = 0.0
    seqs = tok.view(bsz, k, 1)
    for _ in range(steps):
        logp, state = dec(tok, state)
        v = logp.size(-1)
        total = scores + logp.view(bsz, k, v)  # want "incompatible-shapes"
        scores, idx = total.view(bsz, -1).topk(k, dim=-1)
        beam_id, word = idx // v, idx % v
        base = (torch.arange(bsz) * k).unsqueeze(1)
        sel = (base + beam_id).view(-1)
        state = tuple(s[sel] for s in state)
        seqs = torch.cat([seqs.view(bsz * k, -1)[sel].view(bsz, k, -1), word.unsqueeze(-1)], dim=-1)
        tok = word.view(-1)
    return seqs


print(beam(Dec()).shape)
