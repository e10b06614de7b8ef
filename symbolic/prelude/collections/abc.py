class _Abstract:
    @classmethod
    def __class_getitem__(cls, item):
        return cls

    @classmethod
    def register(cls, subclass):
        return subclass


class Hashable(_Abstract): pass
class Sized(_Abstract): pass
class Container(_Abstract): pass
class Callable(_Abstract): pass
class Iterable(_Abstract): pass
class Awaitable(_Abstract): pass
class Coroutine(Awaitable): pass
class AsyncIterable(_Abstract): pass
class AsyncIterator(AsyncIterable): pass
class AsyncGenerator(AsyncIterator): pass
class Buffer(_Abstract): pass


class Iterator(Iterable):
    def __iter__(self):
        return self


class Generator(Iterator): pass
class Reversible(Iterable): pass
class Collection(Sized, Iterable, Container): pass


class Sequence(Reversible, Collection):
    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __contains__(self, value):
        for v in self:
            if v is value or v == value:
                return True
        return False

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value, start=0, stop=None):
        for i, v in enumerate(self):
            if i >= start and v == value:
                return i
        raise ValueError

    def count(self, value):
        return sum(1 for v in self if v == value)


class MutableSequence(Sequence):
    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for v in values:
            self.append(v)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v


class ByteString(Sequence): pass
class Set(Collection): pass
class MutableSet(Set): pass


class Mapping(Collection):
    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return list(self)

    def items(self):
        return [(k, self[k]) for k in self]

    def values(self):
        return [self[k] for k in self]

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items())


class MutableMapping(Mapping):
    def pop(self, key, *default):
        if default and key not in self:
            return default[0]
        value = self[key]
        del self[key]
        return value

    def update(self, other=(), **kwds):
        for k, v in dict(other, **kwds).items():
            self[k] = v

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def clear(self):
        for k in list(self):
            del self[k]


class MappingView(Sized): pass
class KeysView(MappingView, Set): pass
class ItemsView(MappingView, Set): pass
class ValuesView(MappingView, Collection): pass
