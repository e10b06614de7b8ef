import torch
from torch import nn

model = nn.Sequential(
    nn.Linear(128, 64),
    nn.ReLU(),
    nn.Linear(64, 10),
)

batch = torch.randn(32, 128)
scores = model(batch.t())  # want "128"
