import json, math
from collections import namedtuple
from pathlib import Path
from string import ascii_lowercase
import logging, warnings
P = namedtuple("P", "x y", defaults=[5])
r1 = P(1).y, P(3)._asdict(), P(1, 2)._fields
p = Path("a") / "b.tar.gz"
r2 = p.name, p.stem, p.suffix, str(p.parent), str(p.with_suffix(".pt"))
with open("config.json") as f:
    c = json.load(f)
r3 = c["a"], c["b"]["c"]
logging.getLogger(__name__).info("x")
warnings.warn("x")
r4 = ascii_lowercase[:3], "{:,.2f}".format(1234567.891), "%08.3f|%-5s|%+d" % (3.14159, "ab", 5), f"{'x':^5}|{255:#x}|{0.5:.1%}|{3:>3}"
r5 = 0.1 + 0.2, 1e22, 1e-5, 123456789.123, 2.0 ** 0.5, 10 ** -2, -7 % 3.5, -7.5 // 2, 1.15.__round__(1) if False else round(1.15, 1), round(-2.5), round(1234, -2)
d = {"a": 1, "b": 2}
r6 = d.pop("a"), d.get("z", 3), d.setdefault("q", []), list(d), {**d, "w": 1}, d | {"b": 5}, dict(zip("ab", [1, 2]))
r7 = "a,b,,c".split(","), "  x y  ".split(), "a.b.c".rsplit(".", 1), "abc".partition("b"), "x".join(["1", "2"]), "aXb".swapcase(), "ab".zfill(4), "abc".find("c"), "a-b".replace("-", "_")
x = [5, 3, 8]
x.sort(); x.insert(1, 9); x += (1,); x[1:2] = [7, 7]
r8 = x, x.index(7), x[::-1], x[-2:], 3 in x, x.count(7), [0] * 3, tuple(x) + (1,), (1, 2) < (1, 3), [1, [2]] == [1, [2]]
r9 = all([1, 2]), any([0, ""]), min(3, 1, key=lambda v: -v), sorted("bca"), list(reversed([1, 2])), list(enumerate("ab", 1)), abs(-2.5), hex(255), bin(5), chr(65), ord("a"), pow(2, 10, 1000)
r10 = bool([]), int("0x1f", 16), int(" 12 "), float("1e-3"), str(1.0), list(range(10, 0, -3)), set() == set(), frozenset([1]) == {1}, True + True, True ^ False, ~5, 5 & 3, 1 << 4
r11 = math.ceil(-0.5), math.floor(-0.5), math.erf(0.5), math.log2(8), math.exp(1), math.isclose(0.1 + 0.2, 0.3), math.comb(5, 2), 224 * 1.4 ** 1, int(32 * 1.1 / 8 + 0.5) * 8
try:
    [][1]
    r12 = 0
except IndexError as e:
    r12 = type(e).__name__
try:
    {}["k"]
    r13 = 0
except KeyError as e:
    r13 = type(e).__name__
import argparse, copy, enum, functools, types, abc, numbers, contextlib, dataclasses, itertools
from collections import deque, ChainMap, UserDict
from collections.abc import Mapping, Sequence, Callable
from typing import Any, ClassVar, Generic, Literal, Protocol, TypeVar, Union, cast, TYPE_CHECKING, overload
@dataclasses.dataclass(frozen=True, order=True)
class F:
    a: int = 1
    k: ClassVar[int] = 7
    b: str = dataclasses.field(default="x", repr=False)
    i: dataclasses.InitVar[int] = 3
    def __post_init__(self, i):
        object.__setattr__(self, "c", i + 1)
f = F(2)
try:
    f.a = 5
    r14 = 0
except dataclasses.FrozenInstanceError:
    r14 = f.a, f.c, F.k, F(1) < F(2), f == F(2), repr(f), dataclasses.is_dataclass(F), dataclasses.astuple(f)
class Fl(enum.Flag):
    A = enum.auto()
    B = enum.auto()
class S(str, enum.Enum):
    X = "x"
    def up(self): return self.value.upper()
class K(enum.Enum):
    P = (1, 2)
    Q = (3, 4)
    def __init__(self, u, v):
        self.u = u
        self.v = v
r15 = Fl.B.value, (Fl.A | Fl.B).value, S.X == "x", S("x").up(), K.Q.u, [k.v for k in K], S.X in ("x", "y"), {S.X: 1}[S.X], isinstance(S.X, str)
class U(UserDict):
    pass
u = U(a=1); u["b"] = 2
r16 = dict(u), ChainMap({"a": 1}, {"b": 2})["b"], isinstance({}, Mapping), isinstance([], Sequence), callable(len)
@functools.singledispatch
def sd(x): return "base"
@sd.register(int)
def _(x): return "int"
r17 = sd(1), sd("a"), functools.partial(lambda a, b: a - b, b=1)(5)
class CP:
    @functools.cached_property
    def v(self): return 5
ap = argparse.ArgumentParser()
g = ap.add_argument_group("g")
g.add_argument("-b", "--batch", type=int, default=8, choices=[8, 16])
ap.add_argument("--no-x", dest="x", action="store_false")
ap.add_argument("--dims", nargs="+", type=int, default=[1, 2])
a1 = ap.parse_args([]); a2, rest = ap.parse_known_args(["--batch", "16", "--no-x", "--dims", "3", "4", "--zzz"])
r18 = CP().v, a1.batch, a1.x, a1.dims, a2.batch, a2.x, a2.dims, rest
ns = types.SimpleNamespace(a=1)
r19 = ns.a, cast(int, 5), TYPE_CHECKING, next(iter([4])), next(iter([]), 9), list(itertools.islice(itertools.count(2), 3)), [i for i, _ in zip(itertools.count(), "ab")]
it = iter([1, 2, 3]); n1 = next(it)
r20 = n1, list(it), sorted({"b": 1, "a": 2}), list(itertools.groupby([1, 1, 2]))[1][0], list(itertools.combinations("abc", 2)), [*map(lambda a, b: a + b, [1, 2], [3, 4])], list(filter(None, [0, 1, 2]))
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
class Pr(Protocol):
    def f(self): ...
class Ab(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
class Co(Ab):
    def f(self): return 3
r21 = Box[int](4).v if False else Box(4).v, Co().f(), isinstance(True, numbers.Number), "%s" % (1,), "%(a)s" % {"a": 2}, "{0[0]}{1.v}".format([1], Box(2))
