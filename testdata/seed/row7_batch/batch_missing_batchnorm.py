import torch
import torch.nn as nn

model = nn.Sequential(nn.Linear(128, 64), nn.BatchNorm1d(64), nn.Linear(64, 10))
scores = model(torch.randn(128))  # want "1D|rank|dimension"
