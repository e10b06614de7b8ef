"""A function is applied to all values of a type, however they are nested."""
import copy
import dataclasses
from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence


def is_namedtuple(obj):
    return isinstance(obj, tuple) and hasattr(obj, "_asdict") and hasattr(obj, "_fields")


def is_dataclass_instance(obj):
    return dataclasses.is_dataclass(obj) and not isinstance(obj, type)


def apply_to_collection(data, dtype, function, *args, wrong_dtype=None, include_none=True, allow_frozen=False, **kwargs):
    if isinstance(data, dtype) and (wrong_dtype is None or not isinstance(data, wrong_dtype)):
        return function(data, *args, **kwargs)

    def inside(part):
        return apply_to_collection(part, dtype, function, *args, wrong_dtype=wrong_dtype, include_none=include_none,
                                   allow_frozen=allow_frozen, **kwargs)

    if isinstance(data, Mapping):
        pairs = [(key, inside(part)) for key, part in data.items()]
        pairs = [(key, part) for key, part in pairs if include_none or part is not None]
        if isinstance(data, defaultdict):
            return defaultdict(data.default_factory, OrderedDict(pairs))
        return type(data)(OrderedDict(pairs))
    if is_namedtuple(data) or isinstance(data, Sequence) and not isinstance(data, str):
        parts = [inside(part) for part in data]
        parts = [part for part in parts if include_none or part is not None]
        return type(data)(*parts) if is_namedtuple(data) else type(data)(parts)
    if is_dataclass_instance(data):
        result = copy.copy(data)
        for field in dataclasses.fields(data):
            part = inside(getattr(data, field.name)) if field.init else None
            if field.init and (include_none or part is not None):
                object.__setattr__(result, field.name, part)
        return result
    return data


def apply_to_collections(data1, data2, dtype, function, *args, wrong_dtype=None, **kwargs):
    if data1 is None:
        if data2 is None:
            return None
        data1, data2 = data2, None
    if isinstance(data1, dtype) and data2 is not None and (wrong_dtype is None or not isinstance(data1, wrong_dtype)):
        return function(data1, data2, *args, **kwargs)
    if isinstance(data1, Mapping) and data2 is not None:
        return type(data1)({k: apply_to_collections(v, data2[k], dtype, function, *args, wrong_dtype=wrong_dtype, **kwargs) for k, v in data1.items()})
    if (is_namedtuple(data1) or isinstance(data1, Sequence) and not isinstance(data1, str)) and data2 is not None:
        parts = [apply_to_collections(a, b, dtype, function, *args, wrong_dtype=wrong_dtype, **kwargs) for a, b in zip(data1, data2)]
        return type(data1)(*parts) if is_namedtuple(data1) else type(data1)(parts)
    if data2 is not None:
        return data1
    return apply_to_collection(data1, dtype, function, *args, wrong_dtype=wrong_dtype, **kwargs)
