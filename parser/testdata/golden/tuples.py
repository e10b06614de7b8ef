f(x),
a, b
a,
(a)
(a,)
()
((a, b), c)
x = a,
x = (a),
x, = a
(x,) = a
(x) = a
[x] = a
(x), y = a
x = y = a, b
x[1,]
x[1]
x[a, b]
x[(a, b)]
x[a:b, c]
x[a:, ::2, :b:c, :]
x[:]
x[...]
x[..., None, 1:]
for _, (m) in it: pass
for (m) in it: pass
for (
    m
) in it: pass
for a, in it: pass
for (a, b), c in it: pass
for x in a, b: pass
for x in a,: pass
del a
del a,
del a, b
del (a), b
del (a, b)
del (a)
del [a, b], c.d, e[0]
return_ = (yield_)
[a for b, in c]
[a for (b) in c]
[a for (b, c) in d]
[a for b, c in d]
