from _shapelint import cache_results as cache
from _shapelint import update_wrapper as _update_wrapper
from _pylib import partial, partialmethod, reduce

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    if assigned is WRAPPER_ASSIGNMENTS and _update_wrapper(wrapper, wrapped) is wrapper:
        return wrapper
    for attr in assigned:
        if hasattr(wrapped, attr):
            setattr(wrapper, attr, getattr(wrapped, attr))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


def lru_cache(maxsize=128, typed=False):
    return cache(maxsize) if callable(maxsize) else cache


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        if self.attrname is not None:
            instance.__dict__[self.attrname] = value
        return value


def total_ordering(cls):
    have = cls.__dict__
    if "__lt__" in have:
        cls.__gt__ = lambda a, b: not (a < b or a == b)
        cls.__le__ = lambda a, b: a < b or a == b
        cls.__ge__ = lambda a, b: not a < b
    elif "__gt__" in have:
        cls.__lt__ = lambda a, b: not (a > b or a == b)
        cls.__ge__ = lambda a, b: a > b or a == b
        cls.__le__ = lambda a, b: not a > b
    elif "__le__" in have:
        cls.__ge__ = lambda a, b: not a <= b or a == b
        cls.__lt__ = lambda a, b: a <= b and not a == b
        cls.__gt__ = lambda a, b: not a <= b
    elif "__ge__" in have:
        cls.__le__ = lambda a, b: not a >= b or a == b
        cls.__gt__ = lambda a, b: a >= b and not a == b
        cls.__lt__ = lambda a, b: not a >= b
    return cls


def cmp_to_key(compare):
    class Key:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return compare(self.obj, other.obj) < 0
    return Key


def singledispatch(func):
    registry = {}

    def register(cls, f=None):
        if f is None:
            if isinstance(cls, type):
                return lambda g: register(cls, g)
            for name, annotation in cls.__annotations__.items():
                if name != "return":
                    registry[annotation] = cls
                    break
            return cls
        registry[cls] = f
        return f

    def dispatch(cls):
        for k in cls.__mro__:
            if k in registry:
                return registry[k]
        return func

    def wrapper(*args, **kw):
        return dispatch(type(args[0]))(*args, **kw)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def method(*args, **kw):
            return self.dispatcher.dispatch(type(args[0]))(obj, *args, **kw)
        return method
