class A:
    def f(self):
        x = (a.
    b)
        return (self.c(d).
    e[0].
            g(), )
