import torch
import torch.nn as nn
from collections import Counter
from torch.nn.utils.rnn import pad_sequence, pack_padded_sequence, pad_packed_sequence
from torch.utils.data import DataLoader

texts = ["a great movie", "terrible plot and bad acting", "loved it", "not my cup of tea at all", "fine", "boring and slow"]
labels = [1, 0, 1, 0, 1, 0]
counter = Counter(w for t in texts for w in t.split())
vocab = {"<pad>": 0, "<unk>": 1}
for w, _ in counter.most_common():
    vocab[w] = len(vocab)


def encode(t):
    return torch.tensor([vocab.get(w, 1) for w in t.split()])


def collate(batch):
    xs, ys = zip(*batch)
    lens = torch.tensor([len(x) for x in xs])
    return pad_sequence(xs, batch_first=True), torch.tensor(ys, dtype=torch.float32), lens


class LSTMClassifier(nn.Module):
    def __init__(self, vocab_size, emb=16, hid=32, layers=2):
        super().__init__()
        self.emb = nn.Embedding(vocab_size, emb, padding_idx=0)
        self.lstm = nn.LSTM(emb, hid, layers, batch_first=True, bidirectional=True)
        self.fc = nn.Linear(hid * 2, 1)

    def forward(self, x, lens):
        packed = pack_padded_sequence(self.emb(x), lens, batch_first=True, enforce_sorted=False)
        out, (h, c) = self.lstm(packed)
        h = torch.cat([h[-2], h[-1]], dim=1)
        return self.fc(h).squeeze(1)


loader = DataLoader(list(zip(map(encode, texts), labels)), batch_size=3, shuffle=True, collate_fn=collate)
model = LSTMClassifier(len(vocab))
crit = nn.BCEWithLogitsLoss()
optim = torch.optim.Adam(model.parameters())
for x, y, lens in loader:
    optim.zero_grad()
    loss = crit(model(x, lens), y)
    loss.backward()
    optim.step()
print(loss.item())
