import a

def f():
    pass
    x = 1
