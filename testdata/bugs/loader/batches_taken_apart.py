import torch
import torch.nn as nn
from torch.utils.data import DataLoader

rows = [{"ids": torch.randint(0, 9, (5,)), "label": i % 3} for i in range(12)]
net = nn.Sequential(nn.Embedding(9, 4), nn.Flatten(), nn.Linear(20, 3))
for batch in DataLoader(rows, batch_size=4):
    label = batch.pop("label")
    loss = nn.functional.cross_entropy(net(batch["ids"]), label)
