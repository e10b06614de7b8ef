from _shapelint import namedtuple_class as _namedtuple
from _pylib import defaultdict
from collections import abc


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    return _namedtuple(typename, list(field_names), defaults=defaults)


class OrderedDict(dict):
    _complete_ = True

    def move_to_end(self, key, last=True):
        value = dict.pop(self, key)
        if last:
            self[key] = value
        else:
            items = list(self.items())
            self.clear()
            self[key] = value
            self.update(items)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = list(self.keys())[-1 if last else 0]
        return key, dict.pop(self, key)

    def copy(self):
        return self.__class__(self)


class Counter(dict):
    def __init__(self, iterable=None, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict):
                for k, v in iterable.items():
                    self[k] = self.get(k, 0) + v
            else:
                for k in iterable:
                    self[k] = self.get(k, 0) + 1
        for k, v in kwds.items():
            self[k] = self.get(k, 0) + v

    def subtract(self, iterable):
        if isinstance(iterable, dict):
            for k, v in iterable.items():
                self[k] = self.get(k, 0) - v
        else:
            for k in iterable:
                self[k] = self.get(k, 0) - 1

    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda kv: kv[1], reverse=True)
        return items if n is None else items[:n]

    def elements(self):
        return [k for k, n in self.items() for _ in range(n)]

    def total(self):
        return sum(self.values())

    def copy(self):
        return Counter(self)

    def _combined(self, other, count):
        """The elements of both with the counts that are positive."""
        out = Counter()
        for k in list(self) + [k for k in other if k not in self]:
            n = count(self[k], other[k])
            if n > 0:
                out[k] = n
        return out

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __and__(self, other):
        return self._combined(other, min)

    def __or__(self, other):
        return self._combined(other, max)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self


class deque(list):
    def __init__(self, iterable=(), maxlen=None):
        super().__init__(iterable)
        self.maxlen = maxlen
        if maxlen is not None and len(self) > maxlen:
            del self[: len(self) - maxlen]

    def append(self, x):
        super().append(x)
        if self.maxlen is not None and len(self) > self.maxlen:
            super().pop(0)

    def appendleft(self, x):
        self.insert(0, x)
        if self.maxlen is not None and len(self) > self.maxlen:
            super().pop()

    def extend(self, xs):
        for x in xs:
            self.append(x)

    def extendleft(self, xs):
        for x in xs:
            self.appendleft(x)

    def popleft(self):
        if not self:
            raise IndexError("pop from an empty deque")
        return super().pop(0)

    def rotate(self, n=1):
        if self:
            n %= len(self)
            items = list(self)
            self.clear()
            super().extend(items[len(items) - n:] + items[: len(items) - n])


class UserDict:
    def __init__(self, dict=None, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(self.__class__, "__missing__"):
            return self.__class__.__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def keys(self):
        return self.data.keys()

    def values(self):
        return [self[k] for k in self.data]

    def items(self):
        return [(k, self[k]) for k in self.data]

    def get(self, key, default=None):
        return self[key] if key in self.data else default

    def pop(self, key, *default):
        return self.data.pop(key, *default)

    def update(self, other=(), **kwargs):
        for k, v in dict(other, **kwargs).items():
            self[k] = v

    def setdefault(self, key, default=None):
        if key not in self.data:
            self[key] = default
        return self[key]

    def copy(self):
        return self.__class__(self.data)


class UserList(list):
    @property
    def data(self):
        return list(self)


class UserString(str):
    pass


class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def _merged(self):
        out = {}
        for m in reversed(self.maps):
            out.update(m)
        return out

    def __getitem__(self, key):
        return self._merged()[key]

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __contains__(self, key):
        return key in self._merged()

    def __iter__(self):
        return iter(self._merged())

    def __len__(self):
        return len(self._merged())

    def get(self, key, default=None):
        return self._merged().get(key, default)

    def keys(self):
        return self._merged().keys()

    def values(self):
        return self._merged().values()

    def items(self):
        return self._merged().items()

    def new_child(self, m=None):
        return ChainMap({} if m is None else m, *self.maps)
