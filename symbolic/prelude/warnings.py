def warn(*args, **kw): pass
def warn_explicit(*args, **kw): pass
def filterwarnings(*args, **kw): pass
def simplefilter(*args, **kw): pass
def resetwarnings(): pass
def deprecated(*args, **kw): return lambda f: f


class catch_warnings:
    def __init__(self, *args, **kw): pass
    def __enter__(self): return []
    def __exit__(self, *exc): return None
