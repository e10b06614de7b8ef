# A module that reads nothing but numbered items of its only argument is given a tuple of different things.
from torch import nn


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = nn.MultiheadAttention(8, 2)

    def forward(self, input):
        x = input[0]
        length, batch, features = x.size()
        return self.attention(x, x, x, key_padding_mask=input[1])


class Heads(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = nn.MultiheadAttention(8, 2)

    def forward(self, input):
        length, batch, features = input[0].size()
        return self.attention(input[0], input[0], input[0], key_padding_mask=input[1])[0] + input  # want "key_padding_mask"
