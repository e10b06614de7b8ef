"""sys.modules: what has been imported so far, by name."""
from _pylib import unknown
from _shapelint import loaded_module, replace_module


class Modules:
    def __getitem__(self, name):
        module = loaded_module(name)
        if module is None:
            raise KeyError(name)
        return module

    def __setitem__(self, name, module):
        replace_module(name, module)

    def __contains__(self, name):
        return loaded_module(name) is not None

    def get(self, name, default=None):
        module = loaded_module(name)
        return default if module is None else module

    def __len__(self):
        return unknown("int")

    def __iter__(self):
        return iter(unknown())

    def __getattr__(self, name):
        return unknown()


modules = Modules()
