"""easydict: dicts whose items are attributes."""
from _attrdict import AttrDict


class EasyDict(AttrDict):
    pass
