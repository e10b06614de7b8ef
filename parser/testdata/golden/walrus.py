if (n := len(a)) > 10: pass
f(a := 1, b)
f(coeff := a if c else b, d)
f(x=(y := 1))
[y := f(x), y ** 2]
[z for x in a if (z := x)]
x[a := 1]
x[a := 1, b := 2]
{(a := 1): 2, 3: (b := 4)}
{a := 1, 2}
while chunk := read(): pass
(a := b if c else d if e else g)
(a := b or c)
(a := lambda: 1)
(a := not b)
assert (x := 1), x
def f(p=(q := 1)): return (r := p)
