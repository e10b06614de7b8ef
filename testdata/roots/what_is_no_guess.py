"""Of a model that nobody calls it is known what its layers are and what torch makes: what Python refuses of that is a fault,
as is a constructor that fails whatever it is given. What was made up for its parameters proves nothing."""
import torch
import torch.nn as nn


class Grouped(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.conv = nn.Conv2d(30, dim, 3, groups=4)  # want "in_channels must be divisible by groups, but 30 is not by 4"

    def forward(self, x):
        return self.conv(x)


class Short(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.conv = nn.Conv2d(3, dim)  # want "missing required argument 'kernel_size'"

    def forward(self, x):
        return self.conv(x)


class Passed(nn.Module):
    def __init__(self, dim, **options):
        super().__init__()
        self.conv = nn.Conv2d(3, dim, **options)

    def forward(self, x):
        return self.conv(x)


class Headed(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = nn.MultiheadAttention(100, 8)  # want "embed_dim = 100 is not divisible by num_heads = 8"

    def forward(self, x):
        return self.attention(x, x, x)[0]


class ByDefault(nn.Module):
    """Who makes it may give what divides."""

    def __init__(self, dim, groups=3):
        super().__init__()
        self.norm = nn.GroupNorm(groups, 64)

    def forward(self, x):
        return self.norm(x)


class ByFlag(nn.Module):
    def __init__(self, narrow=True):
        super().__init__()
        self.norm = nn.GroupNorm(3, 64) if narrow else nn.GroupNorm(4, 64)  # want "64 channels do not divide into 3 groups"

    def forward(self, x):
        return self.norm(x)


class Given(nn.Module):
    """Who makes it knows what divides."""

    def __init__(self, dim, groups):
        super().__init__()
        self.norm = nn.GroupNorm(groups, dim)

    def forward(self, x):
        return self.norm(x)


class Recurrent(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.rnn = nn.LSTM(dim, 16, batch_first=True)
        self.fc = nn.Linear(16, 3)

    def forward(self, x):
        return self.fc(self.rnn(x))  # want "argument 'input' must be Tensor, not tuple"


class Last(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.rnn = nn.GRU(dim, 16, batch_first=True)

    def forward(self, x):
        out = self.rnn(x)
        return out[:, -1, :]  # want "tuple indices must be integers or slices, not tuple"


class Flat(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.rnn = nn.GRU(dim, 16, batch_first=True)

    def forward(self, x):
        out = self.rnn(x)
        return out.flatten(1)  # want "'tuple' object has no attribute 'flatten'"


class Mixed(nn.Module):
    """Whether a state is one tensor or two is for the caller to say."""

    def __init__(self, dim):
        super().__init__()
        self.cell = nn.LSTMCell(dim, dim)

    def mix(self, old, new):
        if isinstance(old, tuple):
            return tuple(self.mix(o, n) for o, n in zip(old, new))
        return 0.1 * old + 0.9 * new

    def forward(self, x, state):
        return self.mix(state, self.cell(x, state))


class Called(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.layers = [nn.Linear(dim, 64)]

    def forward(self, x):
        return self.layers(x)  # want "'list' object is not callable"


class Deep(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.conv = nn.Conv2d(3, dim, 3)

    def forward(self, x):
        x = self.conv(x)
        return x * x.shape[4]  # want "tuple index out of range"


class Third(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, 2 * dim)

    def forward(self, x):
        return self.fc(x).chunk(2, -1)[2]  # want "tuple index out of range"


class Joined(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x):
        return torch.cat(self.fc(x), 1)  # want "cat needs a list of tensors, got a Tensor"


class Listed(nn.Module):
    """What it is given may be a list as well."""

    def forward(self, x):
        return torch.cat(x, 1)


class Marked(nn.Module):
    """Who knows what a tensor has been given elsewhere."""

    def __init__(self, dim):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(dim))

    def forward(self, x):
        return x * self.weight.scale


class Anchored(nn.Module):
    """What has no items by default is to be given."""

    def __init__(self, anchors=(), channels=[]):
        super().__init__()
        self.register_buffer("anchors", torch.tensor(anchors).float().view(len(anchors), -1, 2))
        self.convs = nn.ModuleList(nn.Conv2d(c, 8, 1) for c in channels)

    def forward(self, xs):
        return [conv(x) for conv, x in zip(self.convs, xs)]
