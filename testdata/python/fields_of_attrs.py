# Fields of attrs: defaults that other fields decide, decorators of fields, converters, validators, and what lists the fields.
import attr
import attrs
import torch
from attrs import Factory, define, field, frozen


@define
class Conv:
    k: int = field(converter=int)
    p: int = field()
    both: int = Factory(lambda self: self.k + self.p, takes_self=True)
    names: list = Factory(list)

    @p.default
    def _pad(self):
        return self.k // 2

    @p.validator
    def _positive(self, attribute, value):
        assert attribute.name == "p"
        if value < 0:
            raise ValueError("p")


c = Conv("5")
assert (c.k, c.p, c.both, c.names) == (5, 2, 7, [])
assert Conv(3, 4).both == 7
c.k = "9"
assert c.k == 9
torch.zeros(c.p) + torch.zeros(3)  # want "2 against 3"
try:
    Conv(3, p=-1)
    assert False
except ValueError:
    pass


@attr.s
class Old:
    _width = attr.ib(default=4)
    depth = attr.ib()
    plain = 3

    @depth.default
    def two(self):
        return self._width * 2

    def __attrs_post_init__(self):
        self.total = self._width + self.depth


o = Old(width=3)
assert (o._width, o.depth, o.total, o.plain) == (3, 6, 9, 3)
assert Old(3, 1).depth == 1
torch.zeros(Old().total) + torch.zeros(5)  # want "12 against 5"


@attr.s(auto_attribs=True, kw_only=True)
class Auto:
    a: int = 3
    b: int = attr.ib(default=attr.Factory(lambda self: self.a + 1, takes_self=True), alias="bee")
    c: int = attr.ib(init=False)

    @c.default
    def _c(self):
        return self.b * 2


assert Auto().c == 8
assert Auto(bee=1).c == 2


@frozen
class Frozen(Conv):
    extra: int = 3


f = Frozen(7)
assert (f.k, f.p, f.extra) == (7, 3, 3)

assert len(attrs.fields(Conv)) == 4
assert [a.name for a in attrs.fields(Frozen)] == ["k", "p", "both", "names", "extra"]
assert attrs.fields(Conv).k.converter is int
assert attrs.fields(Frozen).extra.default == 3
assert list(attrs.fields_dict(Auto)) == ["a", "b", "c"]
assert attr.fields(Old)._width.alias == "width"
assert attrs.has(Conv) and not attrs.has(int)
assert attrs.asdict(o) == {"_width": 3, "depth": 6}
assert attrs.asdict(o, filter=lambda a, v: v > 3) == {"depth": 6}
assert attrs.evolve(o, width=5)._width == 5
assert attrs.evolve(o, width=5).depth == 6
assert attrs.astuple(o) == (3, 6)

Point = attr.make_class("Point", ["x", "y"])
assert Point(1, 2).y == 2
torch.zeros(len(attrs.fields(Point))) + torch.zeros(5)  # want "2 against 5"


@define
class Layers:
    convs: list[Conv] = field(factory=list)
    by_name: dict = field(factory=dict)


d = attrs.asdict(Layers([c], {"a": c}))
assert d["convs"][0]["p"] == 2 and d["by_name"]["a"]["k"] == 9


@define
class Own:
    n: int
    twice: int = field(init=False)

    def __init__(self, text):
        self.__attrs_init__(len(text))

    @twice.default
    def _twice(self):
        return self.n * 2


assert Own("abc").twice == 6
torch.zeros(Own("abc").twice) + torch.zeros(5)  # want "6 against 5"


@attr.s(init=False)
class Bare:
    n = attr.ib(default=3)


assert not hasattr(Bare(), "n")
