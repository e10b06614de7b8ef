import sys

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence


class Sums(nn.Module):
    """Products of three operands: what is summed over nowhere is multiplied elementwise."""

    def __init__(self, equation):
        super().__init__()
        self.equation = equation

    def forward(self, x):  # [3, 4]
        return torch.einsum(self.equation, torch.ones(4, 5), x, torch.ones(3))


class Packed(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(4, 2, batch_first=True)

    def forward(self, x):
        packed = pack_padded_sequence(torch.stack([x, x]), torch.tensor([3, 1]), batch_first=True)
        return self.rnn(packed)[1][0]


class Buffered(nn.Module):
    """A buffer of which nothing is known is no parameter."""

    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)
        self.register_buffer("mask", torch.load("mask.pt"))

    def forward(self, x):
        return self.fc(x)


class Pooled(nn.Module):
    """An attention whose output layer is wider than what goes in."""

    def forward(self, x):
        w = torch.zeros(4, 4)
        x = x.unsqueeze(1)
        return nn.functional.multi_head_attention_forward(
            x, x, x, 4, 2, None, torch.zeros(12), None, None, False, 0.0, torch.zeros(6, 4), torch.zeros(6),
            use_separate_proj_weight=True, q_proj_weight=w, k_proj_weight=w, v_proj_weight=w)[0]


class Started(nn.Linear):
    """It looks around in the script that was started."""

    def __init__(self):
        super().__init__(4, 2)
        self.names = dict(sys.modules["__main__"].__dict__)


class Computed(nn.Module):
    """What a function makes of the input."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)
