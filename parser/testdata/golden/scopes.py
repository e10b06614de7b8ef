import os.path, sys as system
G = 1

def outer(a, b=G, *args, c, **kwargs):
    x = 1
    def inner(y=x):
        nonlocal x
        global G, H
        x = y + a
        G = 2
        H = 3
        del y
        def deep():
            return G, x, a, undefined
        return deep
    class Local(Base):
        x = x
        z = a
        own = 1
        items = [own for own in z for q in own if x]
        def method(self):
            return own, x, a, self
        global GC
        GC = 1
        nonlocal b
        b = 2
    try:
        pass
    except E as err:
        print(err)
    with open(a) as f, g as (h, i):
        pass
    for j, (k, l) in f:
        m: int = 1
        n: int
        (o): int
        p.q: int = 1
    import os as o2, a.b.c
    from m import thing
    return [(w := v, u) for v in a for u in v if (t := v)], lambda s=a, *r, **d: (s, r, d, a, x)

def generator():
    x = yield
    return lambda: (yield x)

squares = [i * j for i in range(G) for j in range(i)]
nested = [[e + f for e in f] for f in squares]
table = {k: v for k, v in squares}
gen = (k for k in squares if (last := k))

class C:
    a = 1
    b = [a for _ in range(a)]
    def f(self, d=a): return a, d
    c = lambda self, d=a: (a, d)
    __hidden = 1
    def g(self, __p=__hidden): return __p + self.__hidden

def matcher(v):
    match v:
        case [a, *b]: pass
        case {"k": c, **d}: pass
        case K(e, f=g) as h: pass
        case i | i: pass
        case other.j: pass
    return a, b, c, d, e, f, g, h, i

def shadow(list):
    list += 1
    print = 2
    def helper():
        return list, print, len
    return locals()

def late():
    return later
later = 1
