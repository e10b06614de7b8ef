"""Nothing dies while shapes are looked at: weak references are plain ones."""


class _WeakDictionary(dict):
    def __or__(self, other):
        return self._united(self, other)

    def __ror__(self, other):
        return self._united(other, self)

    def _united(self, left, right):
        new = self.__class__(left)
        new.update(right)
        return new

    def copy(self):
        return self.__class__(self)


class WeakKeyDictionary(_WeakDictionary):
    def keyrefs(self):
        return [ref(k) for k in self]


class WeakValueDictionary(_WeakDictionary):
    def valuerefs(self):
        return [ref(v) for v in self.values()]


class WeakSet(set):
    pass


class ref:
    def __init__(self, object, callback=None):
        self._object = object

    def __call__(self):
        return self._object

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


WeakMethod = ref


def proxy(object, callback=None):
    return object


class finalize:
    def __init__(self, obj, func, /, *args, **kwargs):
        self._pending = (obj, func, args, kwargs)
        self.atexit = True

    @property
    def alive(self):
        return self._pending is not None

    def __call__(self):
        pending = self.detach()
        return None if pending is None else pending[1](*pending[2], **pending[3])

    def detach(self):
        pending, self._pending = self._pending, None
        return pending

    def peek(self):
        return self._pending
