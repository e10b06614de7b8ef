import torch
import torch.nn as nn

rnn = nn.RNN(16, 32)
batch = torch.randn(4, 7, 16)
h0 = torch.zeros(1, 4, 32)
out, h = rnn(batch, h0)  # want "7"
