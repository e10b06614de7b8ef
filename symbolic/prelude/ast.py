"""Literals that a program has as text. What is done with syntax trees decides no shape."""
from _pylib import unknown
from _shapelint import literal_eval


class NodeVisitor:
    """Its methods are called for nodes that nobody knows, and may change all that it holds."""
    def visit(self, node):
        return unknown()(self, node)

    def generic_visit(self, node):
        return unknown()(self, node)


class NodeTransformer(NodeVisitor):
    pass


def __getattr__(name):
    return unknown()
