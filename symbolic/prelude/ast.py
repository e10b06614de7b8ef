"""Literals that a program has as text. What is done with syntax trees decides no shape."""
from _pylib import unknown
from _shapelint import literal_eval


class NodeVisitor:
    def visit(self, node):
        return unknown()

    def generic_visit(self, node):
        return unknown()


class NodeTransformer(NodeVisitor):
    pass


def __getattr__(name):
    return unknown()
