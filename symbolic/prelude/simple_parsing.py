"""Command lines of dataclasses. https://github.com/lebrice/SimpleParsing"""
import argparse
from _apps import construct
from _pylib import unknown
from dataclasses import field


class ArgumentParser(argparse.ArgumentParser):
    def __init__(self, *args, **kw):
        super().__init__()
        self._of_classes = {}

    def add_arguments(self, dataclass, dest, *, prefix="", default=None, **kw):
        self._of_classes[dest] = construct(dataclass) if default is None else default

    def parse_known_args(self, args=None, namespace=None, **kw):
        ns, rest = super().parse_known_args(args, namespace)
        for dest, made in self._of_classes.items():
            setattr(ns, dest, made)
        return ns, rest


def parse(config_class, args=None, default=None, **kw):
    if args is not None:
        return unknown("")
    return construct(config_class) if default is None else default


def __getattr__(name):
    return unknown("")
