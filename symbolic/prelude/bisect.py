"""Places in sorted lists. https://docs.python.org/3/library/bisect.html"""


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    return lo + sum([(item if key is None else key(item)) < x for item in a[lo:hi]])


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    return lo + sum([not x < (item if key is None else key(item)) for item in a[lo:hi]])


bisect = bisect_right


def insort_left(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)


def insort_right(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)


insort = insort_right
