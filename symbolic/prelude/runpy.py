"""Files and modules that are run by hand: their names are those of the module. https://docs.python.org/3/library/runpy.html"""
from _pylib import unknown
from _shapelint import is_unknown
from importlib import import_module
from importlib.util import module_at


def _names(find, name, init_globals, run_name):
    # What is run as a script, or is given names, does something else.
    module = unknown("") if init_globals or run_name == "__main__" else find(name)
    return unknown("dict") if is_unknown(module) else dict(vars(module))


def run_path(path_name, init_globals=None, run_name=None):
    return _names(module_at, path_name, init_globals, run_name)


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    return _names(import_module, mod_name, init_globals, run_name)
