import importlib
import importlib.util
import os
import types


def has(name):
    return importlib.util.find_spec(name) is not None


class Lazy(types.ModuleType):
    def __init__(self, name, file, names):
        super().__init__(name)
        self._where = {n: m for m, ns in names.items() for n in ns}
        self._found = os.listdir(os.path.dirname(file))

    def __getattr__(self, name):
        return getattr(importlib.import_module("." + self._where[name], self.__name__), name)
