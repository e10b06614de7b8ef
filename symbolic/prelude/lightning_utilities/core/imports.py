"""What is installed, and in which version."""
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from packaging.version import Version

from _pylib import unknown


def package_available(package_name):
    return find_spec(package_name) is not None


def module_available(module_path):
    return find_spec(module_path) is not None


def compare_version(package, op, version_, use_base_version=False):
    try:
        found = Version(version(package))
    except PackageNotFoundError:
        return False
    return op(Version(found.base_version) if use_base_version else found, Version(version_))


class RequirementCache:
    def __init__(self, requirement=None, module=None):
        if not requirement and not module:
            raise ValueError("At least one arguments need to be set.")
        self.requirement, self.module = requirement, module

    def __bool__(self):
        return unknown("bool") if self.requirement else module_available(self.module)


class ModuleAvailableCache(RequirementCache):
    def __init__(self, module):
        super().__init__(module=module)
