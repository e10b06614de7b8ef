"""addict: dicts whose items are attributes; what is missing is made."""
from _attrdict import AttrDict


class Dict(AttrDict):
    def __getattr__(self, name):
        return self[name]

    def __missing__(self, name):
        self[name] = made = Dict()
        return made
