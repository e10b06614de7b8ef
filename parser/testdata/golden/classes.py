class A: pass
class A(): pass
class A(B): x = 1
class A(B, C.D, metaclass=M, **kw): pass
class A(*bases): pass
class A(Generic[T], B[int, str]):
    """doc"""
    x: int
    y: int = 1
    __private = 2

    def __init__(self, __a=__private):
        self.__x = __a
        self.__y__ = self._z
        f(__k=__a)

    class __Inner:
        __z = 1
        def m(self): return self.__q

    # trailing comment

@dataclass(frozen=True)
@other
class B(A): ...
class __C:
    __d = 1
class __:
    __e = 1
if x:
    class D:
        def f(self):
            pass



# far comment
y = 1
