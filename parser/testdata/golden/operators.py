a + b - c * d / e // f % g @ h
a ** b ** c
-a ** -b
-a ** -b ** -c
2 ** -1
(-1) ** 2
~a & b | c ^ d << e >> f
not a
not not a
not a == b
not a in b
a and b and c
a or b or c
a and b or c and d
(a and b) and c
a and (b and c)
(a or b) or c or d
a < b < c
a < (b < c)
a is b is not c in d not in e != f >= g <= h > i
(a < b) < c
a if b else c
a if b else c if d else e
(a if b else c) if d else e
a if (b if c else d) else e
lambda: a if b else c
a if b else lambda: c
lambda: (yield)
not a if not b else not c
a.b.c
a.b().c[d].e
1 .real
1.0.real
-a.b
+a
- + ~a
-1
(a).b
(a)(b)
(a)[b]
((a))
(a + b) * c
a + (b * c)
a+=1
a-=b*c
a*=b
a/=b
a//=b
a%=b
a@=b
a**=b
a&=b
a|=b
a^=b
a<<=b
a>>=b
a[0] += 1,
a.b += yield_
x = \
    a + \
    b
a \
  .b
a & b ^ c
a ^ b & c
a & b ^ c & d ^ e & f | g ^ h & i
(a ^ b) & c ^ d
f(*a & b ^ c)
a + b & c ^ d << e
