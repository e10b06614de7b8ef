import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


class TextTransformer(nn.Module):
    def __init__(self, vocab=100, d=32, heads=4, layers=2, classes=3, max_len=20):
        super().__init__()
        self.tok = nn.Embedding(vocab, d)
        self.pos = nn.Embedding(max_len, d)
        layer = nn.TransformerEncoderLayer(d, heads, dim_feedforward=64)
        self.enc = nn.TransformerEncoder(layer, layers)
        self.fc = nn.Linear(d, classes)

    def forward(self, x):
        pos = torch.arange(x.size(1), device=x.device)
        h = self.tok(x) + self.pos(pos)
        h = self.enc(h)  # want "mixed-samples"
        return self.fc(h.mean(dim=1))


ds = TensorDataset(torch.randint(0, 100, (50, 12)), torch.randint(0, 3, (50,)))
net = TextTransformer()
opt = torch.optim.Adam(net.parameters())
for xb, yb in DataLoader(ds, batch_size=10):
    loss = nn.functional.cross_entropy(net(xb), yb)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
