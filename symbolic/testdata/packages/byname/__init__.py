"""Names are found by a module's own __getattr__."""
import importlib


def __getattr__(name):
    if name == "Net":
        return importlib.import_module(".inner.net", __name__).Net
    raise AttributeError(name)
