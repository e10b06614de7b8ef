import torch
import torch.nn as nn

fc = nn.Linear(128, 10)
probs = torch.softmax(fc(torch.randn(128)), dim=1)  # want "out-of-range|range"
