"""Values that are read by the annotations of a class: texts as numbers, mappings as objects."""
import dataclasses
import enum
import pathlib
from typing import Annotated, Any, Literal, Optional, Union

from _pylib import unknown
from _shapelint import annotation_parts, is_unknown


class Refused(Exception):
    """A value is surely none of the type."""


def type_of(cls, name):
    """How a field of a class is annotated: a class, or a tuple of a generic and what it is subscripted by."""
    for base in cls.__mro__:
        if name in base.__dict__.get("__annotations__", {}):
            return annotation_parts(base, name)
    return unknown("")


def bare(annotation):
    """The type of Annotated[type, ...], and what is said besides."""
    if isinstance(annotation, tuple) and annotation[0] is Annotated:
        return annotation[1], annotation[2:]
    return annotation, ()


def is_optional(annotation):
    if not isinstance(annotation, tuple):
        return annotation is None or annotation is Any
    return annotation[0] is Optional or annotation[0] is Union and any([a is None or is_optional(a) for a in annotation[1:]])


class Reader:
    """make(class, mapping) makes an object of a class that is_made(class); an annotated value is read by annotated(...).
    converts: other scalars are turned into the one that is wanted."""
    converts = True

    def is_made(self, cls):
        return dataclasses.is_dataclass(cls)

    def make(self, cls, mapping):
        return cls(**mapping)

    def annotated(self, annotation, said, value):
        return self.read(annotation, value)

    def read(self, annotation, value):
        if is_unknown(value) or is_unknown(annotation) or annotation is Any:
            return value
        annotation, said = bare(annotation)
        if said:
            return self.annotated(annotation, said, value)
        if isinstance(annotation, tuple):
            return self._generic(annotation[0], annotation[1:], value)
        if annotation is None:
            return value
        if not isinstance(annotation, type):
            return self._unread(value)
        if self.is_made(annotation):
            return self.make(annotation, value) if isinstance(value, dict) else value
        if issubclass(annotation, enum.Enum):
            return value if isinstance(value, annotation) or not self.converts else annotation(value)
        return self._scalar(annotation, value) if self.converts else value

    def _scalar(self, annotation, value):
        if annotation is bool:
            return self._truth(value)
        if annotation is int and isinstance(value, (str, bool)) or annotation is float and isinstance(value, (str, int)):
            return annotation(value)
        if annotation is int and isinstance(value, float):
            return unknown("int")
        if annotation is int and isinstance(value, (list, tuple, dict)) or annotation in (list, dict) and isinstance(value, (int, float, str)):
            raise Refused(annotation.__name__)
        if annotation is pathlib.Path and isinstance(value, str):
            return pathlib.Path(value)
        if annotation in (list, tuple, set, frozenset) and isinstance(value, (list, tuple, set, frozenset)):
            return annotation(value)
        return dict(value) if annotation is dict and isinstance(value, dict) else value

    def _truth(self, value):
        if isinstance(value, str):
            if value.lower() in ("1", "true", "t", "yes", "y", "on"):
                return True
            if value.lower() in ("0", "false", "f", "no", "n", "off"):
                return False
            raise Refused("bool")
        return bool(value) if isinstance(value, int) else value

    def _generic(self, origin, args, value):
        if origin is Optional:
            return None if value is None else self.read(args[0], value)
        if origin is Union:
            return self._one_of(args, value)
        if origin is Literal:
            if value not in args:
                raise Refused("Literal")
            return value
        if is_unknown(origin) or not isinstance(origin, type):
            return self._unread(value)
        if origin in (tuple, list, set, frozenset) or origin.__name__ in ("Sequence", "Iterable", "Collection", "MutableSequence"):
            return self._items(origin, args, value)
        if origin is dict or origin.__name__ in ("Mapping", "MutableMapping"):
            if not isinstance(value, dict):
                return self._unread(value)
            return {self.read(args[0], k): self.read(args[1], v) for k, v in value.items()}
        return self.read(origin, value)

    def _items(self, origin, args, value):
        if not isinstance(value, (list, tuple, set, frozenset)):
            if isinstance(value, (int, float)):
                raise Refused(origin.__name__)
            return self._unread(value)
        if origin is tuple and args[-1:] != (...,):
            if len(args) != len(value):
                raise Refused("tuple")
            return tuple([self.read(a, v) for a, v in zip(args, value)])
        items = [self.read(args[0], v) for v in value]
        return origin(items) if origin in (tuple, list, set, frozenset) else items if isinstance(value, list) else self._unread(value)

    def _one_of(self, args, value):
        """The member of a union that a value belongs to, where that can be told."""
        if value is None or any([a is type(value) for a in args]):
            return value
        known = [a for a in args if a is not None and a is not type(None)]
        if len(known) == 1:
            return self.read(known[0], value)
        if isinstance(value, dict):
            known = [a for a in known if is_unknown(a) or self._fits(a, value)]
            if not known:
                raise Refused("Union")
        read = []
        for a in known:
            try:
                read.append(self.read(a, value))
            except Exception:
                pass
        return read[0] if len(read) == 1 and isinstance(value, (dict, list)) else self._unread(value)

    def _fits(self, annotation, mapping):
        """Whether a mapping can be an object of a class: what is literal says which of several."""
        cls, _ = bare(annotation)
        if isinstance(cls, tuple):
            return cls[0] is dict or cls[0] is Union or cls[0] is Optional
        if not isinstance(cls, type) or not self.is_made(cls):
            return cls is dict
        for name, value in mapping.items():
            t, _ = bare(type_of(cls, name))
            if isinstance(t, tuple) and t[0] is Literal and value not in t[1:]:
                return False
        return True

    def _unread(self, value):
        """As it is, unless it may be read as something else."""
        return unknown("") if isinstance(value, (list, tuple, dict)) else value

