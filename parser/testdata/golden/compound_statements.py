if a: pass
if a:
    pass
elif b:
    pass
elif c: pass
else:
    pass
if a: b; c
else: d
if (a and
    b):
    # comment
    pass
    # comment
# comment
elif c:
    pass

# comment
else:
    pass
while a: pass
while a:
    break
else:
    pass
for x in y: pass
else: pass
for i, (a, b) in enumerate(zip(c, d)):
    continue
try: pass
except: pass
try:
    a
except A:
    b
except (B, C) as e:
    c
except d.E as f: pass
else:
    g
finally:
    h
try:
    pass
finally:
    pass
try: pass
except A if b else C as d: pass
try: pass
except* A: pass
except* (B, C) as e: pass
try: pass
except *A as b: pass
if a:
    if b:
        if c:
            d
    e
f
if x:

    y

z
for x in range(3): print(x); y = x;
