[x for x in y]
[x for x in y if a if b]
[x for x in y for z in x if z]
{x for x in y}
{a: b for a, b in c}
{**a, 'b': 1, **c.d}
(x for x in y)
f(x for x in y)
f((x for x in y))
f(a, (x for x in y))
f(x for x in y if z).g
[[a for a in b] for b in c]
[x for x in (y if a else z)]
[x async for x in y]
[lambda: x for x in y]
[i.j for i.j in k]
[i for i[0], *j in k]
{x: (y, z) for x in {1, 2}}
{}
{1}
{1,}
{1: 2,}
[1, 2,]
[a if b else c for d in e]
[x for x in a or b]
