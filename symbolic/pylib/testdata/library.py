import math, re, os, sys, json, itertools, functools, operator, collections, random
from collections import OrderedDict, defaultdict, namedtuple, Counter, deque
from dataclasses import dataclass, field, asdict, replace, fields
from enum import Enum, IntEnum
from typing import List, Optional, NamedTuple
import argparse
r1 = [7 // -2, 7 % -3, 2 ** 10, 7 / 2, round(2.5), round(3.14159, 2), int(-3.7), divmod(-7, 2)]
r2 = ["{:>8.3f}|{:03d}|{!r}".format(3.14159, 7, "x"), "%5.1f %s" % (2.25, [1, 2]), f"{1e16} {0.1} {1/3:.4g} {12345678:,}"]
r3 = sorted([3, 1, 2], key=lambda v: -v), max([1, 5, 2]), sum([1.5, 2]), list(zip([1, 2], "ab")), list(map(str, range(3)))
r4 = math.ceil(7 / 2), math.prod([2, 3, 4]), math.sqrt(16), math.log(10), math.gcd(12, 18), 1.1 ** 7
r5 = list(itertools.product([1, 2], repeat=2)), list(itertools.chain([1], [2, 3])), list(itertools.accumulate([1, 2, 3])), list(itertools.chain.from_iterable([[1], [2]]))
r6 = re.split(r"(\d.*)", "r3"), re.findall(r"\w+", "a bc"), re.sub(r"a(\d)", r"b\1", "a1 a2"), re.match(r"(\w)(\d)", "k3").group(2)
d = OrderedDict(a=1, b=2); d.move_to_end("a")
dd = defaultdict(list); dd["x"].append(1)
P = namedtuple("P", "x y", defaults=[5])
r7 = list(d.items()), dict(dd), P(1).y, P(1, 2)._replace(x=9).x, Counter("abca").most_common(1), P(3)._asdict()
dq = deque([1, 2, 3], maxlen=3); dq.append(4)
r8 = list(dq), dq.popleft(), len(dq)
@dataclass
class A:
    x: int
    y: List[int] = field(default_factory=list)
    z: Optional[int] = None
@dataclass
class B(A):
    w: float = 0.5
    def __post_init__(self):
        self.v = self.x * 2
b = B(3, w=1.5)
r9 = b.v, b.w, asdict(b), replace(b, x=5).v, [f.name for f in fields(B)], b == B(3, w=1.5), repr(b)
class C(Enum):
    RED = "red"
    BLUE = "blue"
class I(IntEnum):
    ONE = 1
    TWO = 2
r10 = C("red").name, C["BLUE"].value, [c.name for c in C], I.TWO + 1, I(2) is I.TWO, len(C), C.RED == C.RED, C.RED is C("red")
ap = argparse.ArgumentParser()
ap.add_argument("--lr", type=float, default="0.1")
ap.add_argument("--hidden-size", type=int, default=128)
ap.add_argument("--flag", action="store_true")
args = ap.parse_args()
r11 = args.lr, args.hidden_size, args.flag, sorted(vars(args).keys())
r12 = os.path.join("a", "b", "c.txt"), os.path.splitext("x/y.tar.gz"), os.environ.get("A", "def"), os.path.basename("a/b")
r13 = functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.partial(pow, 2)(5), operator.itemgetter(1)([4, 5]), operator.mul(3, 4)
class N(NamedTuple):
    a: int
    b: int = 2
r14 = N(1).b, N(1)[0], json.loads('{"a": [1, 2.5, 1e-4, -2E+3, true, null, "x", "1e4"]}')
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
@functools.wraps(fib)
def g(): pass
r15 = fib(10), g.__name__, {1, 2} | {3} == {1, 2, 3}, "a b".title(), "x,y".split(","), "abc"[::-1], [*range(3)][1:]
import contextlib
@contextlib.contextmanager
def cm(v):
    yield v + 1
with cm(1) as q: pass
with contextlib.nullcontext(7) as q2: pass
r16 = q, q2
