class A:
    """doc
    more"""
    x = 1 + \
        2

    def f(self):
        return "a\
b"  # c
