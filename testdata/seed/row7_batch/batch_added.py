import torch
import torch.nn as nn

fc = nn.Linear(128, 10)
probs = torch.softmax(fc(torch.randn(128).unsqueeze(0)), dim=1)
assert probs.shape == (1, 10)
