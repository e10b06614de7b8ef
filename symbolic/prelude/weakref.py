"""Nothing dies while shapes are looked at: weak references are plain ones."""


class WeakKeyDictionary(dict):
    pass


class WeakValueDictionary(dict):
    pass


class WeakSet(set):
    pass


class ref:
    def __init__(self, object, callback=None):
        self._object = object

    def __call__(self):
        return self._object


WeakMethod = ref


def proxy(object, callback=None):
    return object


class finalize:
    def __init__(self, obj, func, *args, **kwargs):
        self.alive = True

    def __call__(self):
        return None

    def detach(self):
        return None
