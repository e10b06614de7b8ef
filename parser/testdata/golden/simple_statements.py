pass; pass
a; b = 1; c;
global_ = 1
assert a
assert a, b
assert (a, b)
assert a, (b, c)
raise
raise A
raise A(b) from c
raise A from None
a = b = c = d
a, b = c, d = e
a = b, = c
a = yield_
a[0], b.c, (d, e) = f
def f():
    global a, b
    nonlocal_ = 1
    def g():
        nonlocal nonlocal_
        nonlocal_ = 2
    break_
    return
for x in y:
    break
    continue
del a, b[0], c.d
...
None
True; False
x = None; y = ...
