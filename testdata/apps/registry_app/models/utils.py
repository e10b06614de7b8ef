"""Networks by the names that their modules register."""
_MODELS = {}


def register(cls):
    _MODELS[cls.__name__] = cls
    return cls


def create(name):
    return _MODELS[name]()
