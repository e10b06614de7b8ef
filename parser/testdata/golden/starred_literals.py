def f(a):
    return a, *[None] * 3
def g():
    return None, *(x for x in y)
x, *r = e, *[]
x = 1, *[a][0], *(b or c), *"de", *{1: 2}, *(3)
for x in 1, *[2, 3], *(4,):
    pass
def h():
    yield 1, *[2]
t = a, * [b], *\
    (c)
u = d[1, *(2, 3)]
f(-1, *(a or b), ~c, [~d, *(e)])
