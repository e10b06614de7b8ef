"""Installed distributions, as far as their modules are there: each is named like its module."""
from functools import cache
from importlib import import_module

from _shapelint import has_module


class PackageNotFoundError(ModuleNotFoundError):
    pass


@cache
def version(distribution_name):
    name = distribution_name.replace("-", "_")
    if not has_module(name):
        raise PackageNotFoundError(distribution_name)
    module = import_module(name)
    if hasattr(module, "__version__"):
        return module.__version__
    raise PackageNotFoundError(distribution_name)


def packages_distributions():
    return {}


def entry_points(**params):
    return []
