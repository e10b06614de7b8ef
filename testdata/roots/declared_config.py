"""What an annotation tells of a parameter that nobody gives: what its class keeps for itself is as
by default, and its class is known; which options it holds is not."""
import torch
import torch.nn as nn


class Config:
    def __init__(self, hidden=64, bias=True, **more):
        self.hidden = hidden
        self.bias = bias
        self._backend = None
        for name, value in more.items():
            setattr(self, name, value)


class Checked(Config):
    pass


class Private(nn.Module):
    def __init__(self, config: Config):
        super().__init__()
        self.up = nn.Linear(config.hidden, 2 * config.hidden)
        if config._backend is None:
            self.down = nn.Linear(config.hidden, config.hidden)
        else:
            self.down = nn.Linear(2 * config.hidden, config.hidden)

    def forward(self, x):
        return self.down(self.up(x))  # want "2\*config.hidden"


class Kind(nn.Module):
    def __init__(self, config: "Config"):
        super().__init__()
        width = config.hidden if isinstance(config, Config) else 2 * config.hidden
        self.up = nn.Linear(config.hidden, 2 * config.hidden)
        self.down = nn.Linear(width, width)

    def forward(self, x):
        return self.down(self.up(x))  # want "2\*config.hidden"


class Declares(nn.Module):
    config: Config


class Inherited(Declares):
    def __init__(self, config):
        super().__init__()
        self.up = nn.Linear(config.hidden, 2 * config.hidden)
        self.down = nn.Linear(config.hidden if type(config) is Config else 2 * config.hidden, 3)

    def forward(self, x):
        return self.down(self.up(x))  # want "2\*config.hidden"


class Option(nn.Module):
    """Public options may be anything."""

    def __init__(self, config: Config):
        super().__init__()
        self.up = nn.Linear(config.hidden, 2 * config.hidden)
        self.down = nn.Linear(config.hidden if not config.bias else 2 * config.hidden, 3)
        self.more = nn.Linear(3, 3 if not hasattr(config, "wide") else config.wide)
        self.last = nn.Linear(3 if hasattr(config, "wide") else 4, 3)

    def forward(self, x):
        return self.last(self.more(self.down(self.up(x))))


class Narrower(nn.Module):
    """It may be an object of a class derived from the one that is declared."""

    def __init__(self, config: Config):
        super().__init__()
        self.up = nn.Linear(config.hidden, 2 * config.hidden)
        self.down = nn.Linear(2 * config.hidden if isinstance(config, Checked) else config.hidden, 3)

    def forward(self, x):
        return self.down(self.up(x))
