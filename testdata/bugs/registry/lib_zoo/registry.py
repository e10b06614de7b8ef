MODELS = {}


def register(name):
    def add(cls):
        MODELS[name] = cls
        return cls
    return add


def build(cfg):
    return MODELS[cfg["name"]](**cfg["args"])
