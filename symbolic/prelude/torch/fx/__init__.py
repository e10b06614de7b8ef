"""Symbolic tracing is not modelled; what marks functions for it leaves them as they are."""
from _shapelint import undecided


def wrap(fn_or_name):
    return fn_or_name


class Proxy:
    _in_part_ = True

    def __init__(self, *args, **kwargs): pass
    def __getattr__(self, name): return undecided("", "attribute of a torch.fx proxy")

    def __call__(self, *args, **kwargs): return Proxy()

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None): return Proxy()


def _operation(self, *args): return Proxy()
def _question(self, *args): return undecided("", "question to a torch.fx proxy")


for _name in """getitem lt gt le ge eq ne add sub mul matmul truediv floordiv mod pow lshift rshift and or xor
        radd rsub rmul rmatmul rtruediv rfloordiv rmod rpow rlshift rrshift rand ror rxor neg pos invert abs""".split():
    setattr(Proxy, f"__{_name}__", _operation)
for _name in "iter len bool contains".split():
    setattr(Proxy, f"__{_name}__", _question)


class Node:
    _in_part_ = True

    def __init__(self, *args, **kwargs): pass
    def __getattr__(self, name): return undecided("", "attribute of a torch.fx node")


class GraphModule:
    _in_part_ = True

    def __init__(self, *args, **kwargs): pass
    def __getattr__(self, name): return undecided("", "attribute of a traced module")
    def __call__(self, *args, **kwargs): return undecided("", "result of a traced module")
