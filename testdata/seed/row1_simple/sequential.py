import torch
from torch import nn

model = nn.Sequential(
    nn.Linear(128, 64),
    nn.ReLU(),
    nn.Dropout(0.2),
    nn.Linear(64, 10),
)

for step in range(3):
    batch = torch.randn(32, 128)
    scores = model(batch)
    best = scores.argmax(dim=1)
    assert best.shape == (32,)
