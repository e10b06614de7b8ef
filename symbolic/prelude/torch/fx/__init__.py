"""Symbolic tracing is not modelled; what marks functions for it leaves them as they are."""
from _shapelint import undecided


def wrap(fn_or_name):
    return fn_or_name


class Proxy:
    def __init__(self, *args, **kwargs): pass
    def __getattr__(self, name): return undecided("", "attribute of a torch.fx proxy")


class Node:
    def __init__(self, *args, **kwargs): pass
    def __getattr__(self, name): return undecided("", "attribute of a torch.fx node")


class GraphModule:
    def __init__(self, *args, **kwargs): pass
    def __getattr__(self, name): return undecided("", "attribute of a traced module")
    def __call__(self, *args, **kwargs): return undecided("", "result of a traced module")
