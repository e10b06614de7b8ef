import torch
import torch.nn as nn

data = torch.randint(0, 65, (1000,))
starts = torch.randint(len(data) - 32, (4,))
x = torch.stack([data[i:i + 32] for i in starts])
y = torch.stack([data[i + 1:i + 33] for i in starts])
logits = nn.Embedding(65, 65)(x)
fine = nn.functional.cross_entropy(logits.view(-1, 65), y.view(-1))
loss = nn.functional.cross_entropy(logits, y)  # want "mismatched-target"
