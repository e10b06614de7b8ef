def f(): pass
def f(a): return
def f(a, b=1, *c, d, e=2, **f): return a
def f(a, /): return a,
def f(a, /, b): pass
def f(a, /, *, b): pass
def f(a=1, /, b=2, *, c, d=3): pass
def f(*, a): pass
def f(*a: int, **b: str) -> None: pass
def f(a: int, b: str = 'c', *, d: list[int] = []) -> dict[str, int]: ...
def f(a: "x", b: a.b.c, c: A | None, d: A[int] | B | None = None, e: Optional[A] = None): pass
def f(a: A[B[C], D], b: A[int].b, c: Callable[[int], str], d: Callable[..., int] = f): pass
def f(a: x if y else z, b: lambda: 1, c: (1, 2), d: [1], e: 1 + 2): pass
def f(a: A | B[C] | D[E, F] | None) -> A[B] | C: pass
def f(a: Literal["b", 1], c: Annotated[d, "e", 1 < 2]): pass
def f(
    a,  # first
    # second
    *b,
    c=1,
):
    """doc"""
    # comment

    return a  # end

# after
@dec
def f(): pass
@dec.a(1, x=2)
# between
@lambda f: f
@x[0].y
def g():
    def h():
        pass
    return h
async def f():
    await a
    await a.b(c)
    return await x + await y
async def f():
    x = await a ** 2
    x = await (a) ** b ** c
    x = -await a
    async for x in y: pass
    else: pass
    return [await x async for x in y if await z]
def f(): a; b;
def f(): return 1; pass
lambda: 0
lambda a: a
lambda a, b=1, *c, d, e=2, **f: a
lambda a, /, b, *, c: a
lambda *a: a
lambda **a: a
lambda *, a: a
lambda a=lambda: 1: a
def f():
    yield
    yield a
    yield a, b
    x = yield
    x = yield a
    x = yield a, b
    yield from a
    x = yield from a.b
    (yield)
    f((yield a))
    x += yield y
    return (yield)
