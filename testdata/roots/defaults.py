# Classes and factories that cannot be used as their default arguments offer.
from torch import nn


class Classes(nn.Module):
    def __init__(self, num_classes: int = 1000):
        super().__init__()
        self.classifier = nn.Sequential(nn.Linear(512, 4096), nn.ReLU(), nn.Linear(num_classes, 4096))

    def forward(self, x):
        return self.classifier(x)  # want "with the default arguments of Classes, Linear takes 1000 features, got 4096"


class Norm(nn.Module):
    def __init__(self, norm_layer=None):
        super().__init__()
        if norm_layer is None:
            norm_layer = nn.BatchNorm2d
        self.conv = nn.Conv2d(3, 64, 7)
        self.norm = norm_layer(63)

    def forward(self, x):
        return self.norm(self.conv(x))  # want "with the default arguments of Norm, norm takes 63 channels, got 64"


class Given(nn.Module):
    """The default of an input of forward says nothing of how it is called."""

    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 8)
        self.other = nn.Linear(4, 8)

    def forward(self, x, y=None):
        z = self.fc(x)
        if y is None:
            y = z
        return self.other(y)


class Consistent(nn.Module):
    def __init__(self, width: int = 64, hidden=None):
        super().__init__()
        hidden = hidden or 2 * width
        self.first = nn.Linear(width, hidden)
        self.second = nn.Linear(128, width)

    def forward(self, x):
        return self.second(self.first(x))


class Net(nn.Module):
    def __init__(self, block, norm):
        super().__init__()
        self.stem = nn.Conv2d(3, 16, 3)
        self.norm = nn.BatchNorm2d(17) if norm else nn.Identity()
        self.block = block(16)

    def forward(self, x):
        return self.block(self.norm(self.stem(x)))  # want "norm takes 17 channels, got 16"


class Plain(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.conv = nn.Conv2d(width, width, 3)

    def forward(self, x):
        return self.conv(x)


class Wide(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.conv = nn.Conv2d(width, 2 * width, 3)
        self.out = nn.Conv2d(width, width, 3)

    def forward(self, x):
        return self.out(self.conv(x))  # want "out takes 16 channels, got 32"


def net_plain(weights=None):
    net = Net(Plain, norm=False)
    if weights is not None:
        net.load_state_dict(weights)
    return net


def net_wide():
    """Of the same class as the first, of other parts."""
    return Net(Wide, norm=False)


def net_norm():
    return Net(Plain, norm=True)


class Scaled(nn.Module):
    """A size of -1 is to be given."""

    def __init__(self, ndim=-1):
        super().__init__()
        self.ndim = ndim

    def forward(self, x):
        return nn.functional.layer_norm(x, (self.ndim,))


class Headed(nn.Module):
    def __init__(self, classes, width=256):
        super().__init__()
        self.width = width
        self.fc = nn.Linear(width, classes)


class Narrow(Headed):
    """Who makes it may give the width, by way of **kwargs."""

    def __init__(self, classes, **kwargs):
        super().__init__(classes, **kwargs)
        self.stem = nn.Linear(8, 64)

    def forward(self, x):
        return self.fc(self.stem(x))  # want "with the default arguments of Narrow, fc takes 256 features, got 64"


class Stages(nn.Module):
    """Lists are defaults as numbers are."""

    def __init__(self, widths=[8, 16], skip=False):
        super().__init__()
        self.first = nn.Conv2d(3, widths[0], 3)
        self.second = nn.Conv2d(widths[1], 4, 3)

    def forward(self, x):
        return self.second(self.first(x))  # want "with the default arguments of Stages, second takes 16 channels, got 8"
