import json
import os
from types import SimpleNamespace
import torch
import torch.nn as nn

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "cfg.json")) as f:
    cfg = json.load(f, object_hook=lambda d: SimpleNamespace(**d))


class Net(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.emb = nn.Embedding(c.vocab, c.emb)
        self.rnn = getattr(nn, c.cell)(c.emb, c.hidden, c.layers, batch_first=True, bidirectional=c.bi)
        self.fc = nn.Linear(c.hidden * (2 if c.bi else 1), c.classes)

    def forward(self, x):
        out, _ = self.rnn(self.emb(x))
        return self.fc(out[:, -1, :])


net = Net(cfg.model)
print(net(torch.randint(0, cfg.model.vocab, (cfg.batch, 9))).shape)
