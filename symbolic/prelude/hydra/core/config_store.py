from _pylib import unknown


class ConfigStore:
    _one = None

    def __init__(self):
        self._nodes = {}

    @staticmethod
    def instance(*args, **kw):
        if ConfigStore._one is None:
            ConfigStore._one = ConfigStore()
        return ConfigStore._one

    def store(self, name, node, group=None, package=None, provider=None):
        name = name[:-5] if name.endswith(".yaml") else name
        self._nodes[name if group is None else group + "/" + name] = (node, package)

    def load(self, config_path):
        return self._nodes.get(config_path)
