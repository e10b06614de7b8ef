x = ((((((((((((((((((((a))))))))))))))))))))
y = [[[[[[[[[[b]]]]]]]]]]
z = a.b.c.d.e.f.g.h().i().j().k[0][1][2]
w = a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p
def f():
    if a:
        for b in c:
            while d:
                with e:
                    try:
                        def g():
                            class H:
                                def i(self):
                                    return lambda: [x for x in (y for y in {z: w for z in v})]
                    finally:
                        pass
