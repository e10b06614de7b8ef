"""Arguments by dataclass: the defaults, or what only the user knows."""
from _apps import construct, given
from _pylib import unknown
from _shapelint import is_unknown
from argparse import ArgumentParser
import dataclasses


class HfArgumentParser(ArgumentParser):
    def __init__(self, dataclass_types=(), **kwargs):
        super().__init__()
        self.dataclass_types = list(dataclass_types) if isinstance(dataclass_types, (list, tuple)) else [dataclass_types]

    def parse_known_args(self, args=None, namespace=None):
        found, rest = super().parse_known_args(args, namespace)
        for c in self.dataclass_types:
            made = _made(c, {})
            for f in dataclasses.fields(c) if dataclasses.is_dataclass(c) else ():
                if not hasattr(found, f.name):
                    setattr(found, f.name, getattr(made, f.name))
        return found, rest

    def parse_args_into_dataclasses(self, args=None, return_remaining_strings=False, look_for_args_file=True, args_filename=None,
                                    args_file_flag=None):
        made = [_made(c, {}) for c in self.dataclass_types]
        if self._actions:
            made.append(self.parse_args())
        return tuple(made + [[]]) if return_remaining_strings else tuple(made)

    def parse_dict(self, args, allow_extra_keys=False):
        if is_unknown(args):
            return tuple([unknown("") for _ in self.dataclass_types])
        return tuple([_made(c, args) for c in self.dataclass_types])

    def parse_json_file(self, json_file, allow_extra_keys=False):
        import json
        with open(json_file) as f:
            return self.parse_dict(json.load(f), allow_extra_keys)

    def parse_yaml_file(self, yaml_file, allow_extra_keys=False):
        import yaml
        with open(yaml_file) as f:
            return self.parse_dict(yaml.safe_load(f), allow_extra_keys)


def _made(cls, values):
    if not dataclasses.is_dataclass(cls):
        return cls(**values) if isinstance(cls, type) and values else unknown("")
    fields = [f for f in dataclasses.fields(cls) if f.init]
    options = {f.name: given() for f in fields if f.default is None}  # who runs it knows which to give
    options.update((f.name, values[f.name]) for f in fields if f.name in values)
    return construct(cls, options)
