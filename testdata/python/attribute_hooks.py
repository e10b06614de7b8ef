"""A property that object.__getattribute__ finds, called through hooks that rename, is read, not handed out."""
import torch


class Traced:
    def __getattribute__(self, name):
        hidden = super().__getattribute__("__dict__").get("_hidden")
        if hidden is not None and name in hidden:
            raise ValueError(name)
        return super().__getattribute__(name)


class Renamed(Traced):
    names = {"layer_types": "block_types"}

    def __init__(self, n):
        self.n = n

    def __getattribute__(self, name):
        if name != "names" and name in super().__getattribute__("names"):
            name = super().__getattribute__("names")[name]
        return super().__getattribute__(name)

    @property
    def block_types(self):
        return ["attention" for _ in range(self.n)]


config = Renamed(3)
for kind in config.layer_types:
    assert kind == "attention"
torch.zeros(len(config.layer_types)).view(3)
torch.zeros(len(config.layer_types)).view(4)  # want "view: \[4\] does not hold the 3 elements of \[3\]"

plain, other = Renamed(4), Renamed(5)
for _ in range(3):
    torch.zeros(plain.n) @ torch.zeros(4)
plain._hidden = {"n"}
try:
    size = plain.n
except ValueError:
    size = 7
torch.zeros(size) @ torch.zeros(8)  # want "7.*8"
torch.zeros(other.n) @ torch.zeros(9)  # want "5.*9"
other.names = {"n": "m"}
other.m = 6
torch.zeros(other.n) @ torch.zeros(9)  # want "6.*9"


class Told:
    """A hook that treats one name, and names by their first letter, in another way."""

    aliases = {}

    def __getattribute__(self, name):
        if name == "width":
            return 3
        if name in super().__getattribute__("aliases"):
            name = super().__getattribute__("aliases")[name]
        return super().__getattribute__(name)


class Lettered:
    def __getattribute__(self, name):
        if name[0] == "w":
            return 3
        return super().__getattribute__(name)


class Aliased(Told):
    aliases = {"depth": "height"}


for made in (Told(), Aliased(), Lettered()):
    made.height, made.width, made.depth = 5, 6, 7
    assert not hasattr(made, "length")
    assert made.__class__ is type(made) and made.__dict__["width"] == 6
    torch.zeros(made.height) @ torch.zeros(5)
    torch.zeros(made.width) @ torch.zeros(3)
told, aliased = Told(), Aliased()
told.height, told.depth, aliased.height, aliased.depth = 5, 7, 5, 7
torch.zeros(told.depth) @ torch.zeros(7)
torch.zeros(aliased.depth) @ torch.zeros(5)
torch.zeros(aliased.depth) @ torch.zeros(7)  # want "5.*7"
aliased.length = 2
torch.zeros(aliased.length) @ torch.zeros(3)  # want "2.*3"
