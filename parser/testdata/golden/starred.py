a = [*x.size()[:-1], -1]
b = [*x.shape, 1]
c = x[*a.b]
d = x[*a]
e = f(*a.b, *c[0], *d(1), *e or g, *h if i else j)
f = *a.shape, 1
g = 1, *a.b.c[0].d(2)
h = [*a + b, *c * d ** e, *f @ g, *(h), *(i)[0], *[j], *"k"]
*s, t = u
s, *t[1:] = u
s, *t.v = u
[s, *t] = u
(s, (*t, v)) = u
for x, *y in z:
    pass
for x in *a, *b:
    pass
for x in *a.b, c:
    pass
i = {*a.b, *c()}
j = (*a.b,)
k = (*a.shape[:-1], 2)
view = x.view(*x.size()[:-1], n, -1)
x.view(*x.shape[:2], *(-1,) * 2)
m = *a | b, 2
def f():
    return *a.b, c
def g():
    yield *a.b, c
def h(*args: *Ts) -> tuple[*Ts]:
    x: tuple[int, *Ts] = 1
    x: tuple[*Ts]
    return x[*a, 1:2]
print(*[a for a in b], *c.d, sep="")
