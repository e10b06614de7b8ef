from _shapelint import namedtuple_class as _namedtuple
from _pylib import defaultdict
from collections import abc
from collections.abc import MutableMapping as _MutableMapping, MutableSequence as _MutableSequence
from keyword import iskeyword


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(n) for n in field_names]
    if rename:
        names = [n if _is_field(n) and n not in names[:i] else f"_{i}" for i, n in enumerate(names)]
    made = _namedtuple(str(typename), names, defaults=defaults)
    if module is not None:
        made.__module__ = module
    return made


def _is_field(name):
    return name.isidentifier() and not iskeyword(name) and name[0] != "_"


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
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if not _is_mapping(iterable):
                for k in iterable:
                    self[k] = self.get(k, 0) + 1
            elif self:
                for k, v in iterable.items():
                    self[k] = self.get(k, 0) + v
            else:  # the values are taken as they are
                dict.update(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if _is_mapping(iterable):
                for k, v in iterable.items():
                    self[k] = self.get(k, 0) - v
            else:
                for k in iterable:
                    self[k] = self.get(k, 0) - 1
        if kwds:
            self.subtract(kwds)

    def __delitem__(self, key):
        if key in self:
            dict.__delitem__(self, key)

    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda kv: kv[1], reverse=True)
        return items if n is None else items[:n]

    def elements(self):
        return iter([k for k, n in self.items() for _ in range(n)])

    def total(self):
        return sum(self.values())

    def copy(self):
        return self.__class__(self)

    def _combined(self, other, count):
        """The elements of both with the counts that are positive."""
        out = Counter()
        for k in list(self) + [k for k in other if k not in self]:
            n = count(self[k], other[k])
            if n > 0:
                out[k] = n
        return out

    def _replaced(self, counts):
        """The same counter with the counts of another."""
        self.clear()
        dict.update(self, counts)
        return self

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: a - b)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, min)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, max)

    def __iadd__(self, other):
        return self._replaced(self + other)

    def __isub__(self, other):
        return self._replaced(self - other)

    def __iand__(self, other):
        return self._replaced(self & other)

    def __ior__(self, other):
        return self._replaced(self | other)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _all_counts(self, other, holds):
        return all([holds(self[k], other[k]) for c in (self, other) for k in c])

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._all_counts(other, lambda a, b: a == b)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._all_counts(other, lambda a, b: a <= b)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._all_counts(other, lambda a, b: a >= b)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other


def _is_mapping(x):
    return isinstance(x, (dict, abc.Mapping))


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


class UserDict(_MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
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

    def __repr__(self):
        return repr(self.data)

    def keys(self):
        return self.data.keys()

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __or__(self, other):
        return _united(self.__class__, self.data, other)

    def __ror__(self, other):
        return _united(self.__class__, other, self.data)

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def copy(self):
        if self.__class__ is UserDict:
            return UserDict(self.data)
        new = object.__new__(self.__class__)
        new.__dict__.update(self.__dict__)
        new.data = dict(self.data)
        return new

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        d = cls()
        for key in iterable:
            d[key] = value
        return d


def _united(cls, left, right):
    if not _is_mapping(left) or not _is_mapping(right):
        return NotImplemented
    return cls(dict(left) | dict(right))


class UserList(_MutableSequence):
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(initlist)

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        return item in self.data

    def __getitem__(self, i):
        return self.__class__(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __lt__(self, other): return self.data < _list_of(other)
    def __le__(self, other): return self.data <= _list_of(other)
    def __eq__(self, other): return self.data == _list_of(other)
    def __gt__(self, other): return self.data > _list_of(other)
    def __ge__(self, other): return self.data >= _list_of(other)

    def __add__(self, other):
        return self.__class__(self.data + list(_list_of(other)))

    def __radd__(self, other):
        return self.__class__(list(_list_of(other)) + self.data)

    def __iadd__(self, other):
        self.data += _list_of(other)
        return self

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def __copy__(self):
        new = object.__new__(self.__class__)
        new.__dict__.update(self.__dict__)
        new.data = list(self.data)
        return new

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(_list_of(other))


def _list_of(x):
    return x.data if isinstance(x, UserList) else x


class UserString(str):
    pass


class ChainMap(_MutableMapping):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for m in self.maps:
            if key in m:
                return m[key]
        return self.__missing__(key)

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        del self.maps[0][key]

    def __contains__(self, key):
        return any([key in m for m in self.maps])

    def __iter__(self):
        keys = {}
        for m in reversed(self.maps):
            keys.update(dict.fromkeys(m))
        return iter(keys)

    def __len__(self):
        return len(set().union(*self.maps))

    def __bool__(self):
        return any([bool(m) for m in self.maps])

    def __repr__(self):
        return self.__class__.__name__ + "(" + ", ".join([repr(m) for m in self.maps]) + ")"

    def get(self, key, default=None):
        return self[key] if key in self else default

    def pop(self, key, *default):
        return self.maps[0].pop(key, *default)

    def popitem(self):
        return self.maps[0].popitem()

    def clear(self):
        self.maps[0].clear()

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        return self.__class__(*self.maps[1:])

    def copy(self):
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def __or__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        new = self.copy()
        new.maps[0].update(other)
        return new

    def __ror__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        return self.__class__(dict(other) | dict(self))

    def __ior__(self, other):
        self.maps[0].update(other)
        return self
