class A:
    x = 1 if 2 \
  else 3  # no brackets
    y = (4 if 5  # trailing
# with an indented def below
         else "#")
    def m(self): return 3

def tensor(x):
    res = (x if y
 else w)
    return res
def tensor(x):
    res = (x if y # else k
           else w)
    return res
def tensor(x):
    res = (x if y
# a
  # b

           else w)
    return res
def f(x):
    res = [x
# for
           for x in y
# if
           if x and
# not
           not y
# in
           in z]
    return res
def f(x):
    res = (x
# a
           .foo()
# b
           [3]
# c
           + 4
# d
           is not 3
# c
           or (lambda:
# d
            3))
    return res
def f(x):
    try:
        res = g(x, y=3 if
# a
           4
# b
           else
# k
           5,
# 6
           *z, **k
# except
           )
    except A:
        pass
    return res
