x = (1 +
     2)  # c
y = [
    # leading
    1,

    2,  # trailing
]
if a and \
        b:
    pass
z = a \
    if b \
    else c
assert x, \
    "y"
def f(a,
      b): return \
    a
f(
    # only
)
with a as b, \
        c as d:
    pass
from a import b, \
    c
x = {  # c
    'a': 1,  # d
    # e
    **b,
}
class A(  # c
    B,
):
    # c
    pass
@a  # c
def f(  # c
):  # c
    # c
    pass  # c
