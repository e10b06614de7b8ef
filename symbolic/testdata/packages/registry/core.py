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
