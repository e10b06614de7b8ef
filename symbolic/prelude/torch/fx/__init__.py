"""Symbolic tracing is not modelled; what marks functions for it leaves them as they are."""


def wrap(fn_or_name):
    return fn_or_name


class Proxy:
    pass


class Node:
    pass


class GraphModule:
    pass
