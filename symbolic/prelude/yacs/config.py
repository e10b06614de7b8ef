"""yacs.config: defaults in the program, changed by a file and by options. https://github.com/rbgirshick/yacs"""
import ast

import yaml
from _attrdict import AttrDict
from _pylib import unknown
from _shapelint import is_unknown


def _decoded(value):
    """A text may be a literal of Python, as (4, 8, 16) in a YAML file is."""
    if is_unknown(value) or not isinstance(value, str):
        return value
    try:
        return ast.literal_eval(value)
    except (ValueError, SyntaxError):
        return value


def _coerced(value, old):
    if isinstance(old, tuple) and isinstance(value, list):
        return tuple(value)
    if isinstance(old, list) and isinstance(value, tuple):
        return list(value)
    return value


class CfgNode(AttrDict):
    def __init__(self, init_dict=None, key_list=None, new_allowed=False):
        super().__init__(init_dict or {})

    def freeze(self):
        pass

    defrost = set_new_allowed = freeze

    def is_frozen(self):
        return unknown("bool")

    def clone(self):
        return type(self)(self._plain())

    def dump(self, **kwargs):
        return unknown("str")

    def _forget(self):
        for k, v in list(self.items()):
            if isinstance(v, CfgNode):
                v._forget()
            else:
                self[k] = unknown()

    def _merge(self, other):
        if is_unknown(other):
            self._forget()
            return
        for k, v in other.items():
            if isinstance(self.get(k), CfgNode) and isinstance(v, dict):
                self[k]._merge(v)
            else:
                self[k] = _coerced(_decoded(v), self.get(k))

    def merge_from_file(self, cfg_filename):
        with open(cfg_filename) as f:
            self._merge(yaml.safe_load(f))

    def merge_from_other_cfg(self, cfg_other):
        self._merge(cfg_other)

    def merge_from_list(self, cfg_list):
        if is_unknown(cfg_list):  # what the user gives; without it nothing changes
            return
        for name, v in zip(cfg_list[0::2], cfg_list[1::2]):
            node, names = self, name.split(".")
            for part in names[:-1]:
                node = node[part]
            node[names[-1]] = _coerced(_decoded(v), node.get(names[-1]))

    @classmethod
    def load_cfg(cls, cfg_file_obj_or_str):
        loaded = yaml.safe_load(cfg_file_obj_or_str)
        return unknown() if is_unknown(loaded) else cls(loaded)


def load_cfg(cfg_file_obj_or_str):
    return CfgNode.load_cfg(cfg_file_obj_or_str)
