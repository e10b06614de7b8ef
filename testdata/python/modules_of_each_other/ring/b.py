import ring.c as d
def f(): return 1
