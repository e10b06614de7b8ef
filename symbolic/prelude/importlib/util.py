"""What is there: a module is found or not on the search path. Files of the program that are loaded by hand are the modules
that they are otherwise."""
import os.path as _path
from functools import cache

from _pylib import unknown
from _shapelint import has_module, import_module, is_unknown, loaded_module
from importlib.machinery import ModuleSpec


@cache
def find_spec(name, package=None):
    if name.startswith("."):
        name = resolve_name(name, package)
    return ModuleSpec(name, None) if has_module(name) else None


class _FileLoader:
    _in_part_ = True

    def __init__(self, name, path):
        self.name = name
        self.path = path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        pass  # a module runs when a name of it is read

    def load_module(self, name=None):
        return module_at(self.path)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    return ModuleSpec(name, _FileLoader(name, location) if loader is None else loader, origin=location)


def module_from_spec(spec):
    if is_unknown(spec):
        return unknown("")
    return module_at(spec.origin) if isinstance(spec.loader, _FileLoader) else import_module(spec.name)


def module_at(path):
    """The module of the program that a path leads to; nothing is known of what lies elsewhere."""
    path = unknown("") if path is None else path if is_unknown(path) else _path.normpath(str(path))
    if is_unknown(path):
        return unknown("")
    main = loaded_module("__main__")
    folder = "" if main is None else _path.dirname(main.__file__)
    if folder and path.startswith(folder + "/"):
        path = path[len(folder) + 1:]
    name = path[:-3].replace("/", ".")
    if not path.endswith(".py") or path[0] in "./" or not has_module(name):
        return unknown("")
    return import_module(name)


def resolve_name(name, package):
    if not name.startswith("."):
        return name
    level = len(name) - len(name.lstrip("."))
    parts = package.split(".")
    base = ".".join(parts[: len(parts) - level + 1])
    return base + "." + name[level:] if name[level:] else base


def __getattr__(name):
    return unknown("")
