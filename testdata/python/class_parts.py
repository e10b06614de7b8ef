"""What classes, functions and properties tell of themselves, and in which order their parts come to be."""
import torch

order = []


def mark(n):
    order.append(n)

    def decorate(f):
        order.append(n + 2)
        return f
    return decorate


@mark(1)
@mark(2)
def marked(a, b=2, *, c=3): return a + b + c


torch.zeros(10).view(order)  # want "\[1, 2, 4, 3\]"
torch.zeros(len(marked.__defaults__), 1 if mark.__defaults__ is None else 2).view(3)  # want "does not hold the 1 elements"
marked.__defaults__ = (4, 5)
torch.zeros(marked(), marked(1)).view(5)  # want "does not hold the 108 elements"


class Base:
    found = []

    def __init_subclass__(cls, scale=1, **kw):
        super().__init_subclass__(**kw)
        cls.found = cls.found + [scale]


class Left(Base):
    pass


class Mixin:
    def __init_subclass__(cls, extra=7, **kw):
        super().__init_subclass__(**kw)
        cls.found = cls.found + [extra]


class Both(Left, Mixin, Base, scale=3, extra=5):
    pass


torch.zeros(14).view(Left.found + Both.found)  # want "\[1, 1, 3, 5\]"


class Outer:
    """Outer."""

    class Inner:
        pass

    @classmethod
    def own(cls): return __class__ is Outer and cls is not Outer

    def width(self): return 3
    width = property(width, doc="how wide")

    @property
    def height(self):
        "how high"
        return 2


class Under(Outer):
    pass


torch.zeros(1 if (Outer.Inner.__qualname__, Outer.__doc__, Outer.Inner.__doc__) == ("Outer.Inner", "Outer.", None) else 2).view(3)  # want "the 1 elements"
torch.zeros(len(Outer.width.__doc__), len(Outer.height.__doc__), Outer().width).view(7)  # want "does not hold the 192 elements"
torch.zeros(1 if Under.own() and not Outer.own() else 2).view(3)  # want "the 1 elements"
Under.__name__ = "Renamed"
torch.zeros(len(Under.__name__)).view(5)  # want "does not hold the 7 elements"


class Lookup:
    @classmethod
    def __new__(cls, kind, n): return (kind is cls, n)

    def total(cls): return 6
    total = classmethod(property(total))


torch.zeros(Lookup(5)[1] if Lookup(5)[0] else 1, Lookup.total).view(7)  # want "does not hold the 30 elements"


class Proxy:
    def __init__(self, o): self.o = o
    @property
    def __class__(self): return type(self.o)


torch.zeros(1 if isinstance(Proxy(3), int) and isinstance(Proxy(3), Proxy) and not isinstance(Proxy(3), str) else 2).view(3)  # want "the 1 elements"


class Steps:
    def __divmod__(self, n): return (n, 4)
    def __index__(self): return 3


torch.zeros([5] * Steps()).view(divmod(Steps(), 2))  # want "the 125 elements"


class Kept:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, o, owner=None): return getattr(o, self.name, 3)
    def __set__(self, o, n): setattr(o, self.name, 2 * n)
    def __delete__(self, o): delattr(o, self.name)


class Holder:
    kept = Kept()

    @property
    def size(self): return self.n

    @size.deleter
    def size(self): self.n = 1


holder = Holder()
holder.kept, holder.n = 4, 6
before = holder.kept, holder.size
del holder.kept, holder.size
torch.zeros(*before, holder.kept, holder.size).view(7)  # want "of \[8, 6, 3, 1\]"


class Counting:
    def __init__(self, f): self.f, self.calls = f, 0
    def __call__(self, *args): self.calls += 1; return self.f(*args)
    def __get__(self, o, owner=None): return self if o is None else lambda *args: self(o, *args)


class Layered(Base, **{"scale": 6}):
    @Counting
    def __call__(self, n): return n + 1

    @Counting
    def __getitem__(self, i): return i * 2

    @Counting
    def __len__(self): return 5


torch.zeros(Layered()(2), Layered()[3], len(Layered()), Layered.__call__.calls, Layered.found[-1]).view(7)  # want "of \[3, 6, 5, 1, 6\]"


class Old:
    def width(self): return 1


class New:
    def width(self): return 4


changed = Old()
changed.__class__ = New
torch.zeros(changed.width(), 1 if isinstance(changed, New) and type(changed) is New else 2).view(3)  # want "does not hold the 4 elements"
torch.zeros(1 if New.__init__ is object.__init__ and [].append != [1].append and str.upper == str.upper else 2).view(3)  # want "the 1 elements"
torch.zeros((7).denominator, 1 if type(True.real) is int else 2, (4).numerator).view(3)  # want "does not hold the 4 elements"
