"""What is there: a module is found or not on the search path; nothing is loaded by hand."""
from functools import cache

from _shapelint import has_module
from importlib.machinery import ModuleSpec


@cache
def find_spec(name, package=None):
    if name.startswith("."):
        name = resolve_name(name, package)
    return ModuleSpec(name, None) if has_module(name) else None


def resolve_name(name, package):
    if not name.startswith("."):
        return name
    level = len(name) - len(name.lstrip("."))
    parts = package.split(".")
    base = ".".join(parts[: len(parts) - level + 1])
    return base + "." + name[level:] if name[level:] else base
