from absent_library import cleaned

MODELS = {}


def register(function):
    MODELS[function.__name__] = function
    return function


def create(name):
    name = cleaned(name)
    if name not in MODELS:
        raise RuntimeError(f"unknown model {name}")
    return MODELS[name]()


class Layer:
    KINDS = {}

    def __init_subclass__(cls, name, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.KINDS[name.lower()] = cls

    @classmethod
    def new(cls, kind):
        return cls.KINDS[kind.lower()].module()
