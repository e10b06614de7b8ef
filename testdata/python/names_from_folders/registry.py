MODELS = {}


def register(make):
    MODELS[make.__name__] = make
    return make
