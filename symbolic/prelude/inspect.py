# Signatures of functions, as far as model code asks for them.
# https://docs.python.org/3/library/inspect.html
from collections import namedtuple

from _shapelint import is_function, is_module, parameters_of
from _pylib import unknown
from sys import _getframe


class _empty:
    pass


class _ParameterKind:
    def __init__(self, name, value):
        self.name = name
        self.value = value


_KINDS = [
    _ParameterKind("POSITIONAL_ONLY", 0),
    _ParameterKind("POSITIONAL_OR_KEYWORD", 1),
    _ParameterKind("VAR_POSITIONAL", 2),
    _ParameterKind("KEYWORD_ONLY", 3),
    _ParameterKind("VAR_KEYWORD", 4),
]


class Parameter:
    POSITIONAL_ONLY = _KINDS[0]
    POSITIONAL_OR_KEYWORD = _KINDS[1]
    VAR_POSITIONAL = _KINDS[2]
    KEYWORD_ONLY = _KINDS[3]
    VAR_KEYWORD = _KINDS[4]
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = annotation

    def replace(self, *, name=_empty, kind=_empty, default=_empty, annotation=_empty):
        return Parameter(
            self.name if name is _empty else name,
            self.kind if kind is _empty else kind,
            default=self.default if default is _empty else default,
            annotation=self.annotation if annotation is _empty else annotation,
        )


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    def apply_defaults(self):
        for name, parameter in self.signature.parameters.items():
            if name not in self.arguments:
                if parameter.kind is Parameter.VAR_POSITIONAL:
                    self.arguments[name] = ()
                elif parameter.kind is Parameter.VAR_KEYWORD:
                    self.arguments[name] = {}
                elif parameter.default is not _empty:
                    self.arguments[name] = parameter.default

    def _by_position(self):
        """The parameters that are given by position: those up to the first one that is not given."""
        names = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind.value > 2 or name not in self.arguments:
                break
            names.append(name)
        return names

    @property
    def args(self):
        given = []
        for name in self._by_position():
            if self.signature.parameters[name].kind is Parameter.VAR_POSITIONAL:
                given.extend(self.arguments[name])
            else:
                given.append(self.arguments[name])
        return tuple(given)

    @property
    def kwargs(self):
        positional = self._by_position()
        given = {}
        for name, value in self.arguments.items():
            if name in positional:
                continue
            if self.signature.parameters[name].kind is Parameter.VAR_KEYWORD:
                given.update(value)
            else:
                given[name] = value
        return given


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = {p.name: p for p in parameters or ()}
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True):
        return signature(obj, follow_wrapped=follow_wrapped)

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        if parameters is _empty:
            parameters = self.parameters.values()
        return Signature(parameters, return_annotation=return_annotation)

    def bind(self, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def bind_partial(self, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def _bind(self, args, named, whole):
        arguments = {}
        args = list(args)
        others = None
        for name, parameter in self.parameters.items():
            kind = parameter.kind
            if kind is Parameter.VAR_POSITIONAL:
                if args:
                    arguments[name] = tuple(args)
                args = []
            elif kind is Parameter.VAR_KEYWORD:
                others = name
            elif kind.value < 2 and args:
                if kind.value == 1 and name in named:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif kind.value > 0 and name in named:
                arguments[name] = named.pop(name)
            elif whole and parameter.default is _empty:
                raise TypeError(f"missing a required argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if named:
            if others is None:
                raise TypeError(f"got an unexpected keyword argument {list(named)[0]!r}")
            arguments[others] = named
        return BoundArguments(self, arguments)


def signature(obj, *, follow_wrapped=True):
    parameters = parameters_of(obj, follow_wrapped, False, Parameter, _KINDS)
    if parameters is None:  # what is built in has one or not, depending on the version
        return unknown()
    made = Signature()
    made.parameters = parameters
    return made


def getfullargspec(func):
    by_name = parameters_of(func, False, True, Parameter, _KINDS)
    if by_name is None:
        return unknown()
    parameters = list(by_name.values())
    positional = [p for p in parameters if p.kind.value < 2]
    keyword = [p for p in parameters if p.kind.value == 3]
    rest = {p.kind.value: p.name for p in parameters if p.kind.value in (2, 4)}
    return FullArgSpec(
        [p.name for p in positional],
        rest.get(2),
        rest.get(4),
        tuple([p.default for p in positional if p.default is not _empty]) or None,
        [p.name for p in keyword],
        {p.name: p.default for p in keyword if p.default is not _empty} or None,
        {p.name: p.annotation for p in parameters if p.annotation is not _empty},
    )


FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")


def unwrap(func):
    while hasattr(func, "__wrapped__"):
        func = func.__wrapped__
    return func


def getmembers(object, predicate=None):
    members = [(name, getattr(object, name)) for name in sorted(dir(object))]
    return members if predicate is None else [(name, value) for name, value in members if predicate(value)]


def isclass(object):
    return isinstance(object, type)


def isfunction(object):
    return is_function(object)


def ismodule(object):
    return is_module(object)


def ismethod(object):
    return hasattr(object, "__self__") and hasattr(object, "__func__")


def isroutine(object):
    return isfunction(object) or ismethod(object)


def cleandoc(doc):
    return doc


def getdoc(object):
    return object.__doc__


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    return obj.__annotations__ if hasattr(obj, "__annotations__") else {}


def getattr_static(obj, attr, default=_empty):
    own = vars(obj) if hasattr(obj, "__dict__") else {}
    if not isinstance(obj, type) and attr in own:
        return own[attr]
    for cls in (obj if isinstance(obj, type) else type(obj)).__mro__:
        if attr in cls.__dict__:
            return cls.__dict__[attr]
    # What is written nowhere comes from a class that is only described.
    return getattr(obj, attr) if default is _empty else getattr(obj, attr, default)


def currentframe():
    return _getframe()


ArgInfo = namedtuple("ArgInfo", ["args", "varargs", "keywords", "locals"])


def getargvalues(frame):
    code = frame.f_code
    named = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return ArgInfo(list(named), unknown(), unknown(), frame.f_locals)


def getmro(cls):
    return cls.__mro__
