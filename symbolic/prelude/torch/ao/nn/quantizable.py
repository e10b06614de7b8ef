"""torch/ao/nn/quantizable: layers of floats that are made to be quantized."""
import torch
from _pylib import unknown
from torch import nn


def __getattr__(name):
    return unknown()


class LSTMCell(nn.Module):
    _in_part_ = True

    def __init__(self, input_dim, hidden_dim, bias=True, device=None, dtype=None, *, split_gates=False):
        super().__init__()
        self.input_size, self.hidden_size, self.bias = input_dim, hidden_dim, bias
        self.igates = nn.Linear(input_dim, 4 * hidden_dim, bias=bias)
        self.hgates = nn.Linear(hidden_dim, 4 * hidden_dim, bias=bias)

    def forward(self, x, hidden=None):
        if hidden is None or hidden[0] is None or hidden[1] is None:
            hidden = self.initialize_hidden(x.shape[0])
        hx, cx = hidden
        gates = self.igates(x) + self.hgates(hx)
        into, forget, cell, out = torch.chunk(gates, 4, -1)
        cy = torch.sigmoid(forget) * cx + torch.sigmoid(into) * torch.tanh(cell)
        return torch.sigmoid(out) * torch.tanh(cy), cy

    def initialize_hidden(self, batch_size, is_quantized=False):
        return torch.zeros(batch_size, self.hidden_size), torch.zeros(batch_size, self.hidden_size)
