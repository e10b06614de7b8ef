"""A package that replaces itself by an object that imports on demand, with no hint to type checkers."""
import importlib
import sys
import types

_where = {"Net": "net", "Missing": "nowhere"}


class _Lazy(types.ModuleType):
    def __init__(self, name, where):
        super().__init__(name)
        self._where = where

    def __getattr__(self, name):
        if name not in self._where:
            raise AttributeError(name)
        return getattr(importlib.import_module("." + self._where[name], self.__name__), name)


sys.modules[__name__] = _Lazy(__name__, _where)
