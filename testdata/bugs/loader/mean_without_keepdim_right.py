import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader
from torch.nn.utils.rnn import pad_sequence


class Tok(Dataset):
    def __init__(self):
        self.rows = [{"ids": list(range(1, n + 1)), "label": n % 3} for n in (3, 5, 4, 6, 2, 7, 5, 3)]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        return self.rows[i]


def collate(batch):
    ids = [torch.tensor(b["ids"]) for b in batch]
    mask = [torch.ones(len(b["ids"])) for b in batch]
    return {"ids": pad_sequence(ids, batch_first=True), "mask": pad_sequence(mask, batch_first=True),
            "label": torch.tensor([b["label"] for b in batch])}


class Bag(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(20, 12, padding_idx=0)
        self.fc = nn.Linear(12, 3)

    def forward(self, ids, mask):
        e = self.emb(ids)
        s = (e * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
        return self.fc(s)


net = Bag()
for batch in DataLoader(Tok(), batch_size=4, collate_fn=collate):
    label = batch.pop("label")
    loss = nn.CrossEntropyLoss()(net(**batch), label)
    loss.backward()
print(loss.item())
