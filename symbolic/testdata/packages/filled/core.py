import importlib

KINDS = {}


class Layer:
    def __init_subclass__(cls, name, **kwargs):
        super().__init_subclass__(**kwargs)
        KINDS[name.lower()] = cls


def create(kind):
    return KINDS[kind].module()


def find(kind):
    if kind not in KINDS:
        importlib.import_module(f"filled.more.{kind}")
    return create(kind)
