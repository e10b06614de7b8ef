"""Installed distributions, as far as their modules are there: each is named like its module. What is not there is
missing where the program is prepared for that; where it is not, it runs on machines that have it."""
from functools import cache
from importlib import import_module

from _pylib import unknown
from _shapelint import has_module, is_handled


class PackageNotFoundError(ModuleNotFoundError):
    pass


def version(distribution_name):
    found = _version(distribution_name)
    if found is None:
        if is_handled(PackageNotFoundError):
            raise PackageNotFoundError(distribution_name)
        return unknown("str")
    return found


@cache
def _version(distribution_name):
    name = distribution_name.replace("-", "_")
    return getattr(import_module(name), "__version__", None) if has_module(name) else None


def packages_distributions():
    return {}


def entry_points(**params):
    return []
