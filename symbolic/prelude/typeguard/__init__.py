from _pylib import unknown


def typechecked(target=None, **kw):
    return (lambda f: f) if target is None else target


def __getattr__(name):
    return unknown("")
