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
            for b in a.__args__ if isinstance(a, UnionType) else (NoneType if a is None else a,):
                if b not in flat:
                    flat.append(b)
        return tuple(flat)

    def __or__(self, other):
        return UnionType((self, other))

    def __ror__(self, other):
        return UnionType((other, self))

    def __eq__(self, other):
        if not isinstance(other, UnionType):
            return NotImplemented
        left, right = self.__args__, other.__args__
        return len(left) == len(right) and all([a in right for a in left])


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


def resolve_bases(bases):
    out = []
    for base in bases:
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            out.extend(base.__mro_entries__(bases))
        else:
            out.append(base)
    return bases if out == list(bases) else tuple(out)


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", None) or (type(bases[0]) if bases else type)
    if isinstance(meta, type):  # the most derived one
        for base in bases:
            if issubclass(type(base), meta):
                meta = type(base)
    ns = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
    return meta, ns, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    meta, ns, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(ns)
    if resolved is not bases:
        ns["__orig_bases__"] = bases
    return meta(name, resolved, ns, **kwds)


def get_original_bases(cls):
    return cls.__dict__.get("__orig_bases__", cls.__bases__)
