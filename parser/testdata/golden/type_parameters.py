type A = int
type B[T] = list[T]
type C[T: int, *Ts, **P] = dict[T, Callable[P, tuple[*Ts]]]
type D = A | B[int] | None
def f[T](x: T) -> T: return x
def f[T: (int, str), *Ts, **P](x: T, *a: *Ts): pass
async def f[T: A[int]](x): pass
class A[T]: pass
class A[T: int, U](B[T], metaclass=M): x: T
class A[T = int]: pass
class A[T: int = bool, *Ts = *tuple[int, str], **P = [int, str]]: pass
def f[T = list[int], U = None](x): pass
type E[T = int] = list[T]
@dec
class A[T,]: pass
