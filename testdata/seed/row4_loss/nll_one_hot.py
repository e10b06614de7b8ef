import torch
import torch.nn as nn
import torch.nn.functional as F

fc = nn.Linear(20, 10)
log_probs = F.log_softmax(fc(torch.randn(16, 20)), dim=1)
labels = torch.randint(0, 10, (16,))
one_hot = F.one_hot(labels, 10)
loss = F.nll_loss(log_probs, one_hot)  # want "10|multi-target|mismatched-target"
