with a: pass
with a as b: pass
with a as b, c as d: pass
with (a): pass
with (a as b): pass
with (a as b, c as d,): pass
with (a, b): pass
with (a, b,): pass
with (a, b) as c: pass
with (a, b) as c, d: pass
with (a, b), c: pass
with (a).b as c: pass
with (a or b): pass
with A if c else B as f: pass
with A if c else B as f, D as e: pass
with a or b as f: pass
with (yield): pass
with (x for x in y): pass
with (open(a) as b, open(c)): pass
with (a.b(c), d[0] as (e, *f)): pass
with a as (b, c): pass
with a as [b, c.d, e[0]]: pass
with a as b.c, d as e[0]: pass
with (a, *b): pass
with (
    a as b,  # one
    c,
):
    pass
async def f():
    async with a as b, c: pass
    async with (a, b as c): pass
with torch.no_grad(), autocast("cuda") if x else nullcontext() as y: pass
with (a := b): pass
with (a := b, c): pass
with (yield x, y): pass
with (a if b else c as d): pass
with (a if b else c if d else e as f): pass
with (a if b else c as d, e): pass
with (a if b else c): pass
