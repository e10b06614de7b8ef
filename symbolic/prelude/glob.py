from _pylib import unknown, unknown_list


def glob(pathname, **kw): return unknown_list(unknown("str"))
def iglob(pathname, **kw): return iter(unknown_list(unknown("str")))
def escape(pathname): return pathname
