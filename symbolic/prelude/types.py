from functools import partial

from _shapelint import function_of


DynamicClassAttribute = property  # apart from what it is where the class is asked


class FunctionType:
    def __new__(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None):
        return function_of(code, name, argdefs)


class MethodType:
    def __new__(cls, func, instance): return partial(func, instance)
class BuiltinFunctionType: pass
class GeneratorType: pass
class CodeType: pass
class TracebackType: pass
class FrameType: pass
class GenericAlias: pass


class UnionType:
    # A | B, and typing.Union[A, B].
    def __init__(self, args):
        self._given = args
        self.__origin__ = UnionType

    def __getitem__(self, item):  # of type variables
        return self

    @property
    def __args__(self):
        # Annotations are made by the thousand and hardly ever looked into.
        flat = []
        for a in self._given:
            for b in a.__args__ if isinstance(a, UnionType) else (a,):
                if b not in flat:
                    flat.append(b)
        return tuple(flat)

    def __or__(self, other):
        return UnionType((self, other))

    def __ror__(self, other):
        return UnionType((other, self))

    def __eq__(self, other):
        return isinstance(other, UnionType) and self.__args__ == other.__args__


class ModuleType:
    def __init__(self, name, doc=None):
        self.__name__ = name
        self.__doc__ = doc


LambdaType = FunctionType
BuiltinMethodType = BuiltinFunctionType
NoneType = type(None)
EllipsisType = type(...)


class SimpleNamespace:
    _complete_ = True

    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        return "namespace(" + ", ".join([k + "=" + repr(v) for k, v in self.__dict__.items()]) + ")"

    def __eq__(self, other):
        return isinstance(other, SimpleNamespace) and self.__dict__ == other.__dict__


from _pylib import MappingProxyType


def new_class(name, bases=(), kwds=None, exec_body=None):
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", type)
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return meta(name, tuple(bases), namespace, **kwds)
