"""Dataclasses from and to JSON. https://lidatong.github.io/dataclasses-json/"""
import dataclasses
from _pylib import unknown
from _shapelint import is_unknown


class DataClassJsonMixin:
    def to_dict(self, encode_json=False):
        return dataclasses.asdict(self)

    def to_json(self, **kw):
        return unknown("str")

    @classmethod
    def from_dict(cls, kvs, *, infer_missing=False):
        return unknown("") if is_unknown(kvs) else _made(cls, kvs)

    @classmethod
    def from_json(cls, s, **kw):
        import json
        return cls.from_dict(json.loads(s))

    @classmethod
    def schema(cls, **kw):
        return unknown("")


def _made(cls, kvs):
    values = {}
    for f in dataclasses.fields(cls):
        if f.name in kvs:
            v = kvs[f.name]
            values[f.name] = _made(f.type, v) if isinstance(v, dict) and isinstance(f.type, type) and dataclasses.is_dataclass(f.type) else v
    return cls(**values)


def dataclass_json(_cls=None, *, letter_case=None, undefined=None):
    def decorate(cls):
        for name in ("to_dict", "to_json", "from_dict", "from_json", "schema"):
            setattr(cls, name, DataClassJsonMixin.__dict__[name])
        return cls
    return decorate if _cls is None else decorate(_cls)


def __getattr__(name):
    return unknown("")
