import dataclasses


def dataclass(cls=None, *, config=None, validate_on_init=None, **kw):
    return dataclasses.dataclass(cls, **kw) if cls is not None else dataclasses.dataclass(**kw)
