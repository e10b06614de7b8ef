import collections.abc as _abc
from collections import OrderedDict, ChainMap, Counter, defaultdict as DefaultDict, deque as Deque, namedtuple as _namedtuple

from types import UnionType

from _pylib import unknown
from _shapelint import is_all_known

TYPE_CHECKING = False


class _Form:
    # A special form: it can be subscripted, called and joined by "|", and means nothing.
    def __init__(self, name):
        self._name = name

    def __getitem__(self, item):
        return self

    def __call__(self, *args, **kw):
        return self

    def __or__(self, other):
        return self

    def __ror__(self, other):
        return self

    def __repr__(self):
        return "typing." + self._name


class _UnionForm(_Form):
    def __getitem__(self, item):
        return UnionType(item if isinstance(item, tuple) else (item,))


class _OptionalForm(_Form):
    def __getitem__(self, item):
        return UnionType((item, type(None)))


class _ClassVarForm(_Form):
    _is_classvar = True


class _AnnotatedForm(_Form):
    def __getitem__(self, item):
        return item[0]


Any = _Form("Any")
Union = _UnionForm("Union")
Optional = _OptionalForm("Optional")
Literal = _Form("Literal")
ClassVar = _ClassVarForm("ClassVar")
Final = _Form("Final")
Annotated = _AnnotatedForm("Annotated")
Concatenate = _Form("Concatenate")
TypeAlias = _Form("TypeAlias")
TypeGuard = _Form("TypeGuard")
TypeIs = _Form("TypeIs")
Required = _Form("Required")
NotRequired = _Form("NotRequired")
ReadOnly = _Form("ReadOnly")
Unpack = _Form("Unpack")
Self = _Form("Self")
Never = _Form("Never")
NoReturn = _Form("NoReturn")
LiteralString = _Form("LiteralString")
AnyStr = _Form("AnyStr")
Text = str
List = list
Dict = dict
Tuple = tuple
Set = set
FrozenSet = frozenset
Type = type
NoneType = type(None)

Hashable = _abc.Hashable
Sized = _abc.Sized
Container = _abc.Container
Callable = _abc.Callable
Iterable = _abc.Iterable
Iterator = _abc.Iterator
Generator = _abc.Generator
Reversible = _abc.Reversible
Collection = _abc.Collection
Sequence = _abc.Sequence
MutableSequence = _abc.MutableSequence
AbstractSet = _abc.Set
MutableSet = _abc.MutableSet
Mapping = _abc.Mapping
MutableMapping = _abc.MutableMapping
MappingView = _abc.MappingView
KeysView = _abc.KeysView
ItemsView = _abc.ItemsView
ValuesView = _abc.ValuesView
ByteString = _abc.ByteString
Awaitable = _abc.Awaitable
Coroutine = _abc.Coroutine
AsyncIterable = _abc.AsyncIterable
AsyncIterator = _abc.AsyncIterator
AsyncGenerator = _abc.AsyncGenerator
IO = _Form("IO")
TextIO = _Form("TextIO")
BinaryIO = _Form("BinaryIO")
Pattern = _Form("Pattern")
Match = _Form("Match")
ForwardRef = _Form("ForwardRef")


class Generic:
    _complete_ = True

    @classmethod
    def __class_getitem__(cls, item):
        return cls


class Protocol:
    _complete_ = True

    @classmethod
    def __class_getitem__(cls, item):
        return cls


class _ClassMaker:
    # A base in a class statement, and what makes the same class where it is called.
    def __init__(self, base, make):
        self.__mro_class__ = base
        self._make = make

    def __call__(self, *args, **kw):
        return self._make(*args, **kw)


class NamedTuple:
    pass


class TypedDict(dict):
    pass


NamedTuple = _ClassMaker(NamedTuple, lambda typename, fields=(), **more: _namedtuple(typename, [name for name, _ in fields] + list(more)))
TypedDict = _ClassMaker(TypedDict, lambda typename, fields=None, *, total=True: type(typename, (dict,), {}))


class SupportsInt: pass
class SupportsFloat: pass
class SupportsIndex: pass
class SupportsAbs: pass


class TypeVar(_Form):
    def __init__(self, name, *constraints, **kw):
        super().__init__(name)


class ParamSpec(_Form):
    def __init__(self, name, **kw):
        super().__init__(name)
        self.args = _Form("args")
        self.kwargs = _Form("kwargs")


class TypeVarTuple(_Form):
    def __init__(self, name, **kw):
        super().__init__(name)


class NewType(_Form):
    def __init__(self, name, tp):
        super().__init__(name)
        self.__name__ = name
        self.__supertype__ = tp

    def __call__(self, x):
        return x


def cast(typ, val):
    return val


def assert_type(val, typ):
    return val


def reveal_type(obj):
    return obj


def overload(func):
    return func


def final(f):
    return f


def override(f):
    return f


def runtime_checkable(cls):
    return cls


def no_type_check(arg):
    return arg


def dataclass_transform(**kw):
    return lambda cls: cls


def deprecated(msg, **kw):
    return lambda f: f


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if not isinstance(obj, type):
        return getattr(obj, "__annotations__", {})
    hints = {}
    for base in reversed(obj.__mro__):
        hints.update(base.__annotations__)
    if not is_all_known(obj):
        hints.update(unknown("dict"))
    return hints


def get_origin(tp):
    if isinstance(tp, UnionType):
        return Union
    return getattr(tp, "__origin__", None)


def get_args(tp):
    return getattr(tp, "__args__", ())


def assert_never(arg):
    raise AssertionError("Expected code to be unreachable")
